// A shared patch's way to its rack on the hub. It is kept with the library's entry, never in the document: whoever has the document has
// no right by that.

export interface RackLink {
  readonly org: string
  readonly docid: string
  /** The key that came with the invitation or the rack. */
  readonly key: string
  /** As it was last told. */
  readonly role: 'owner' | 'editor' | 'viewer'
}

const SEGMENT = /^[\w~:@+-][\w.~:@+-]{0,127}$/
const KEY_LENGTH = 4096
const ROLES: ReadonlySet<unknown> = new Set(['owner', 'editor', 'viewer'])

/** A link as it was kept; undefined for what is none. */
export function readRackLink(kept: unknown): RackLink | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { org, docid, key, role } = kept as Record<string, unknown>
  const named = [org, docid].every((part) => typeof part === 'string' && SEGMENT.test(part))
  if (!named || typeof key !== 'string' || key.length > KEY_LENGTH || !ROLES.has(role)) return undefined
  return { org, docid, key, role } as RackLink
}

export const sameRack = (a: RackLink | undefined, b: RackLink | undefined): boolean =>
  a?.org === b?.org && a?.docid === b?.docid
