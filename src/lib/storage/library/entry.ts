// What the library knows of a patch without opening it.
import type { RackLink } from '../../patch/rack-link.ts'

export interface PatchEntry {
  readonly id: string
  /** The document's `meta.name`, repeated here so that the list need not open every document. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly created: number
  readonly edited: number
  readonly opened: number
  /** Number of boxes, if known. */
  readonly boxes?: number
  /** Name of the example that it was made from. */
  readonly example?: string
  /** It began empty: nobody misses it if nothing was ever made in it. */
  readonly blank?: true
  /** Of a patch that is shared: the way to its rack. No copy, file or import of the patch carries it. */
  readonly rack?: RackLink
  /** When it was put into the trash, milliseconds since 1970; absent while it is not there. */
  readonly trashed?: number
  /** Of a patch in the trash: whether what it has stored goes with it. */
  readonly trashedData?: boolean
}

/**
 * What the list keeps of a patch that is none yet, or none any more. It is written before anything is done, so that what a killed
 * browser left half done is finished at the next start, and nothing comes back that is gone.
 *
 * `making`: its parts are being written. `going`: its parts are being deleted. `data`: only what it had stored is left, as the
 * person wished. `gone`: nothing is left, and whatever a tab that did not hear of it writes is to be deleted again.
 */
export interface Fate {
  readonly is: 'making' | 'going' | 'data' | 'gone'
  /** Milliseconds since 1970. */
  readonly since: number
  /** Of one that is going: what it has stored stays. */
  readonly keepsData?: boolean
}

/** An entry as it lies on the disk; with a fate it is no patch. */
export type Row = PatchEntry & { readonly fate?: Fate }

/** What a patch that was deleted for good has left behind. */
export interface LeftData {
  readonly id: string
  /** The patch's name; empty where nobody knows it any more. */
  readonly name: string
  /** When the patch was deleted, milliseconds since 1970. */
  readonly since: number
}

/** Milliseconds that a patch stays in the trash. */
export const TRASH_TIME = 30 * 24 * 3_600_000

export const isPatch = (row: Row): boolean => row.fate === undefined && row.trashed === undefined
export const isTrashed = (row: Row): boolean => row.fate === undefined && row.trashed !== undefined

/** Last put into the trash first. */
export const byTrashed = (a: PatchEntry, b: PatchEntry): number =>
  (b.trashed ?? 0) - (a.trashed ?? 0) || (a.id < b.id ? -1 : 1)

/** Last edited first; equal times by id, so that the list never jumps. */
export const byEdited = (a: PatchEntry, b: PatchEntry): number =>
  b.edited - a.edited || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** `Name copy`, `Name copy 2`, …: the first that no patch has. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/ copy( \d+)?$/, '')
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? `${base} copy` : `${base} copy ${n}`
    if (!taken.has(candidate)) return candidate
  }
}
