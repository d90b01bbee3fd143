// The patches in folders that were dropped, at whatever depth; other files in them are passed over.
import { LoadbangError } from '../../runtime/errors.ts'
import type { Brought } from './brought.ts'

/** Patches in one drop: more are no project, but somebody's disk. */
const MOST = 5_000
/** Files and folders that are looked at. */
const MOST_SEEN = 50_000
const DEEPEST = 40

const isPatch = (name: string): boolean => /\.(pd|maxpat|maxhelp|zip|imp\.json)$/i.test(name)

/** Files that were dropped by themselves are taken whatever they are called. Throws a LoadbangError `folder-…`. */
export async function readFolders(entries: readonly FileSystemEntry[]): Promise<Brought[]> {
  const found: Brought[] = []
  let seen = 0
  const look = async (entry: FileSystemEntry, path: string, depth: number): Promise<void> => {
    if (++seen > MOST_SEEN || found.length >= MOST || depth > DEEPEST) throw tooMuch()
    if (isFile(entry)) {
      if (depth === 0 || isPatch(entry.name)) found.push({ file: await fileOf(entry), path })
    } else if (isFolder(entry) && !entry.name.startsWith('.')) {
      for (const each of await entriesOf(entry)) await look(each, `${path}/${each.name}`, depth + 1)
    }
  }
  for (const entry of entries) await look(entry, entry.name, 0)
  if (found.length === 0) throw nothing()
  return found
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, () => reject(unreadable(entry.name))))

/** A reader gives a hundred at a time, and none when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, () => reject(unreadable(folder.name)))
    )
    if (some.length === 0) return all
    all.push(...some)
    if (all.length > MOST_SEEN) throw tooMuch()
  }
}

const unreadable = (name: string): LoadbangError =>
  new LoadbangError(
    'folder-unreadable',
    `“${name}” cannot be read.`,
    'Look whether it is still there, and whether you may read it.'
  )
const tooMuch = (): LoadbangError =>
  new LoadbangError(
    'folder-too-large',
    `There is too much in this folder: at most ${MOST} patches are taken at once.`,
    'Drop the folder of one project.'
  )
const nothing = (): LoadbangError =>
  new LoadbangError(
    'folder-empty',
    'There is no patch in this folder.',
    'Drop a folder that holds .pd, .maxpat or .ptperf.zip files.'
  )
