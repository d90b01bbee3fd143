// The names by which boxes call the library's patches.
import type { Classes } from '../../patch/classes.ts'
import { isSafeId } from '../../patch/values.ts'
import type { PatchEntry } from '../../storage/library/entry.ts'

/** A patch of the library by the name that a box gives it. */
export interface ShelfPatch {
  /** One word: what stands in the box. */
  readonly name: string
  readonly entry: PatchEntry
}

/** What can be the first word of a box's text, and means just itself there. */
const WORD = /^[^\s\d\\$,;:{}["'()-][^\s\\$,;:{}["']*$/

/** By name; of two patches that have the same one, that which comes first. `without`: the patch that they are for. */
export function shelfNames(
  entries: readonly PatchEntry[],
  without: string,
  classes: Classes
): ReadonlyMap<string, ShelfPatch> {
  const named = new Map<string, ShelfPatch>()
  for (const entry of entries) {
    const name = entry.name.trim().replace(/\s+/g, '-')
    const usable = entry.id !== without && entry.boxes !== 0 && WORD.test(name) && isSafeId(name)
    if (usable && !named.has(name) && !classes.canonical(name)) named.set(name, { name, entry })
  }
  return named
}
