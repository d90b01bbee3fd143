// The files that are kept with a patch, by their names: what boxes read and write. A name stands in `settings` under a key of its
// own, so that what two people write at once under two names stays; the bytes are assets.
import { settingsOf, type Place } from './shape.ts'
import { edit, LOCAL, PERSIST, type PatchContext } from './context.ts'
import { limits } from './limits.ts'
import { field } from './values.ts'

/** A name, and where its bytes are: the SHA-256 of an asset. A name that ends with `/` is that of a folder. */
export interface NamedFile {
  readonly sha256: string
  /** MIME type; '' where nobody knows it. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  readonly name: string
}

const KEY = 'file:'

/** Sorted by name. What a stranger's document says that is no file is left out. */
export function namedFiles(doc: Place): NamedFile[] {
  const settings = settingsOf(doc)
  const found: NamedFile[] = []
  for (const key of settings.keys()) {
    if (!key.startsWith(KEY) || key.length === KEY.length || found.length === limits.files) continue
    const value = settings.get(key)
    const [sha256, type, size] = ['sha256', 'type', 'size'].map((name) => field(value, name))
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) continue
    found.push({
      sha256,
      type: typeof type === 'string' ? type : '',
      size: typeof size === 'number' && size >= 0 ? size : 0,
      name: key.slice(KEY.length)
    })
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A person puts a file among those of the patch, in place of what bore its name. */
export const setFile = (context: PatchContext, file: NamedFile): void => write(context, file, LOCAL)

/** A person takes one away. */
export const removeFile = (context: PatchContext, name: string): void => remove(context, name, LOCAL)

/** The same of what the running patch does: not undoable. */
export const persistFile = (context: PatchContext, file: NamedFile): void => write(context, file, PERSIST)
export const persistRemoval = (context: PatchContext, name: string): void => remove(context, name, PERSIST)

/** Calls back after each change of the list; gives the way to stop. */
export function watchFiles(doc: Place, changed: () => void): () => void {
  const settings = settingsOf(doc)
  const look = ({ keysChanged }: { keysChanged: Set<string | null> }): void => {
    for (const key of keysChanged) if (key?.startsWith(KEY)) return changed()
  }
  settings.observe(look)
  return () => settings.unobserve(look)
}

function write(context: PatchContext, { sha256, type, size, name }: NamedFile, origin: object): void {
  const old = field(settingsOf(context.doc).get(KEY + name), 'sha256')
  if (old === sha256) return
  // The name is in it, too: whatever looks for references in a document finds it there.
  edit(context, () => settingsOf(context.doc).set(KEY + name, { sha256, type, size, name }), origin)
}

function remove(context: PatchContext, name: string, origin: object): void {
  const settings = settingsOf(context.doc)
  if (settings.has(KEY + name)) edit(context, () => settings.delete(KEY + name), origin)
}
