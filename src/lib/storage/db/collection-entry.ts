// A document in its collection, and what a write did to it.
import type { Doc } from '../../runtime/ports.ts'

/** One version of a document. Its place among the others is that of its first version. */
export interface Entry {
  readonly doc: Doc
  readonly bytes: number
  /** Which document of its collection it was to come in. */
  readonly sequence: number
}

/** What one write did. Undone by putting `before` back. */
export interface Change {
  readonly id: string
  /** null: there was none. */
  readonly before: Entry | null
  /** null: there is none any more. */
  readonly after: Entry | null
}

/** The order of insertion. */
export const byPlace = (a: Entry, b: Entry): number =>
  a.doc._created - b.doc._created || a.sequence - b.sequence

/** Puts entries into the order of insertion, in which they mostly are. */
export function sortByPlace(entries: Entry[]): Entry[] {
  for (let i = 1; i < entries.length; i++)
    if (byPlace(entries[i - 1]!, entries[i]!) > 0) return entries.sort(byPlace)
  return entries
}
