// Patches of other programs, out of files that came together. All of them are read and checked before the first is written.
import { encodeStateAsUpdate } from 'yjs'
import { pdClassesOf } from '../../interop/pd/catalogue.ts'
import { formatOf, START } from '../../interop/open/formats.ts'
import type { TextFile } from '../../interop/open/file-set.ts'
import { openSet, type OpenedPatch, type OpenSet } from '../../interop/open/open-set.ts'
import { shapeFor } from '../../objects/ports.ts'
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import { notices } from '../shell/notices.svelte.ts'
import { noteOpened, sayOpened } from '../unknown/opened.ts'
import type { Brought } from './brought.ts'
import { freeName } from './free-name.ts'
import { library } from './the-library.ts'

/** Bytes of all files of a drop together. */
const MOST = 256 * 1024 * 1024
/** Patches that are opened without a question. */
const FEW = 5

/** Whether it is a patch of another program, as it begins or by its name. */
export async function isOther({ file, path }: Brought): Promise<boolean> {
  // One that cannot be read is somebody else's to say so.
  const start = await file
    .slice(0, START)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0))
  return formatOf(path, new Uint8Array(start)) !== null
}

/** Opens them, and says what became of them; gives the id of the last patch made. */
export async function loadOther(brought: readonly Brought[]): Promise<string | null> {
  const set = openSet(await read(brought), pdClassesOf({ get: shapeFor }))
  for (const { path, error } of set.refused) notices.fail(error, path)
  const wanted = await chosen(set, brought)
  const opened: OpenedPatch[] = []
  for (const path of wanted) {
    try {
      opened.push(set.open(path))
    } catch (error) {
      notices.fail(error, path)
    }
  }
  let last: string | null = null
  // The first one is written last, and shown.
  for (const patch of opened.reverse()) {
    try {
      last = await write(patch)
    } catch (error) {
      notices.fail(error, patch.path)
    }
  }
  return last
}

async function write({ name, doc, unknown, notes }: OpenedPatch): Promise<string> {
  const free = freeName(
    name.slice(0, 100) || 'Untitled',
    (await library().list()).map((entry) => entry.name)
  )
  const { id } = await library().create({ name: free, update: encodeStateAsUpdate(doc) })
  doc.destroy()
  noteOpened(id, notes)
  sayOpened({ id, name: free, unknown, notes })
  return id
}

/** Several of a folder are asked for: most folders of patches hold parts and tests besides the patch that is meant. */
async function chosen({ mains }: OpenSet, brought: readonly Brought[]): Promise<readonly string[]> {
  const folder = brought.some(({ path }) => path.includes('/'))
  if (mains.length <= 1 || (mains.length <= FEW && !folder)) return mains
  const { pickPatches } = await import('./pick-patches.ts')
  return pickPatches(mains)
}

async function read(brought: readonly Brought[]): Promise<TextFile[]> {
  const bytes = brought.reduce((sum, { file }) => sum + file.size, 0)
  if (bytes > MOST)
    throw new LoadbangError(
      'files-too-large',
      'These files are too big to open together: they have more than 256 MB.',
      'Open fewer of them at once.'
    )
  const files: TextFile[] = []
  for (const { file, path } of brought) {
    try {
      files.push({ path, content: new Uint8Array(await file.arrayBuffer()) })
    } catch (thrown) {
      notices.fail(asLoadbangError(thrown, 'file-unreadable'), path)
    }
  }
  return files
}
