// Files that came together (dropped or chosen at once, a folder's, a zip's): found by where they lie among each other.
import type { FindFile, FoundFile, LookFrom } from '../pd/abstractions.ts'

export interface TextFile {
  /** Where it lies among the others: `voices/osc.pd`. */
  path: string
  content: Uint8Array
}

export interface FileSet {
  /** The file that a patch at `path` means by a name. */
  from(path: string): (name: string, from: LookFrom) => string | null
  /** The same for the reader of a format. */
  finderFor(path: string): FindFile
}

/** Looks as Pd does, for `NAME.pd`: beside the asking file, beside the main patch, in the folders that these name; then anywhere. */
export function fileSet(files: readonly TextFile[], ending: string): FileSet {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const byName = new Map<string, string[]>()
  for (const { path } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const places = byName.get(name)
    if (places) places.push(path)
    else byName.set(name, [path])
  }
  const from = (main: string) => {
    const root = folderOf(main)
    return (name: string, { folder, paths }: LookFrom): string | null => {
      for (const place of [folder, '', ...paths]) {
        const path = normal(`${root}/${place}/${name}${ending}`)
        if (path !== null && byPath.has(path)) return path
      }
      // What a person's own search path would find. Two of that name: nobody knows which is meant, so none is.
      const places = byName.get(`${name.slice(name.lastIndexOf('/') + 1)}${ending}`) ?? []
      return places.length === 1 ? places[0]! : null
    }
  }
  return {
    from,
    finderFor(main) {
      const look = from(main)
      return (name, asking): FoundFile | null => {
        const path = look(name, asking)
        if (path === null) return null
        return { content: byPath.get(path)!.content, folder: relative(folderOf(main), folderOf(path)) }
      }
    }
  }
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The path without `.`, `..` and doubled slashes; null where it leads out of the set. */
function normal(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The way from one folder to another. */
function relative(from: string, to: string): string {
  const [a, b] = [from, to].map((path) => path.split('/').filter((part) => part !== '')) as [
    string[],
    string[]
  ]
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/')
}
