// Packages of code that the patch's cells import, as they were fetched once: which files they have, and where their bytes are. A package
// stands in `settings` under a key of its own; the bytes are assets.
import { PERSIST, edit, type PatchContext } from './context.ts'
import { settingsOf, type Place } from './shape.ts'
import { field } from './values.ts'

export interface KeptFile {
  /** Where it came from: what the other files call it. */
  readonly url: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

export interface KeptPackage {
  /** The address of the file that is imported. */
  readonly entry: string
  readonly files: readonly KeptFile[]
  /** Addresses that led to others. */
  readonly moved: readonly { readonly from: string; readonly to: string }[]
}

const KEY = 'module:'
const MOST = 1000

/** Null where there is none, or what a stranger's document says is no package. */
export function keptPackage(doc: Place, specifier: string): KeptPackage | null {
  const value = settingsOf(doc).get(KEY + specifier)
  const entry = field(value, 'entry')
  const [files, moved] = ['files', 'moved'].map((name) => field(value, name))
  if (typeof entry !== 'string' || !Array.isArray(files) || !Array.isArray(moved)) return null
  if (files.length > MOST || moved.length > MOST) return null
  const kept: KeptFile[] = []
  for (const file of files) {
    const [url, sha256, size] = ['url', 'sha256', 'size'].map((name) => field(file, name))
    if (typeof url !== 'string' || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null
    kept.push({ url, sha256, size: typeof size === 'number' && size >= 0 ? size : 0 })
  }
  const ways: { from: string; to: string }[] = []
  for (const way of moved) {
    const [from, to] = [field(way, 'from'), field(way, 'to')]
    if (typeof from !== 'string' || typeof to !== 'string') return null
    ways.push({ from, to })
  }
  return { entry, files: kept, moved: ways }
}

/** Not undoable: the person has edited nothing. */
export function persistPackage(context: PatchContext, specifier: string, kept: KeptPackage): void {
  const value = {
    entry: kept.entry,
    files: kept.files.map(({ url, sha256, size }) => ({ url, sha256, size, type: 'text/javascript' })),
    moved: kept.moved.map(({ from, to }) => ({ from, to }))
  }
  edit(context, () => settingsOf(context.doc).set(KEY + specifier, value), PERSIST)
}
