// What the library knows of a patch without opening it.

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
}

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
