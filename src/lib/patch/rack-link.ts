// A shared patch's way to its rack on the hub. It is kept with the library's entry, never in the document: whoever has the document has
// no right by that.

export interface RackLink {
  readonly org: string
  readonly docid: string
  /** The key that came with the invitation or the rack. */
  readonly key: string
  /** As it was last told. */
  readonly role: 'owner' | 'editor' | 'viewer'
  /** Keys of invitations that were made in this browser, by their ids: the hub says each only once. */
  readonly made?: Readonly<Record<string, string>>
}

const SEGMENT = /^[\w~:@+-][\w.~:@+-]{0,127}$/
const KEY_LENGTH = 4096
const ROLES: ReadonlySet<unknown> = new Set(['owner', 'editor', 'viewer'])

const isKey = (value: unknown): value is string => typeof value === 'string' && value.length <= KEY_LENGTH

/** A link as it was kept; undefined for what is none. */
export function readRackLink(kept: unknown): RackLink | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { org, docid, key, role, made } = kept as Record<string, unknown>
  const named = [org, docid].every((part) => typeof part === 'string' && SEGMENT.test(part))
  if (!named || !isKey(key) || !ROLES.has(role)) return undefined
  const keys =
    typeof made === 'object' && made !== null ? Object.entries(made).filter(([, one]) => isKey(one)) : []
  const link = { org, docid, key, role } as RackLink
  return keys.length > 0 ? { ...link, made: Object.fromEntries(keys) as Record<string, string> } : link
}

export const sameRack = (
  a: Pick<RackLink, 'org' | 'docid'> | undefined,
  b: Pick<RackLink, 'org' | 'docid'> | undefined
): boolean => a !== undefined && a.org === b?.org && a.docid === b.docid
