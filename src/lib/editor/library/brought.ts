// Files that a hand brings: chosen, or dropped one by one or as folders.

export interface Brought {
  readonly file: File
  /** Where it lies in what was dropped: `project/voices/osc.pd`; its name where it came by itself. */
  readonly path: string
}

export const broughtFiles = (files: Iterable<File>): Brought[] =>
  [...files].map((file) => ({ file, path: file.name }))

/** Call while the drop is being told: afterwards a browser shows nothing of it. Throws a LoadbangError `folder-…`. */
export function broughtBy(data: DataTransfer | null): Promise<Brought[]> {
  const files = [...(data?.files ?? [])]
  const entries = [...(data?.items ?? [])]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? null)
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve(broughtFiles(files))
  const there = entries.filter((entry) => entry !== null)
  return import('./read-folders.ts').then(({ readFolders }) => readFolders(there))
}
