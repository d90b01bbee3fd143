// The files of a patch in the page. Boxes wait for no disk, as in Pd they need not: what is written is there at once, in memory, and is
// kept with the patch a moment later; what is kept is opened when the list says so, before any box asks, and read at once when one does.
import { LoadbangError } from '../runtime/errors.ts'
import type { FileFacts, Files } from '../runtime/ports.ts'
import type { NamedFile } from '../patch/edit-files.ts'
import { limits } from '../patch/limits.ts'
import { fileNameOf, folderOf } from './file-name.ts'
import type { FileList } from './protocol.ts'
import { WriteBehind } from './write-behind.ts'
import { WrittenBytes } from './written-bytes.ts'

/** What it needs of the world. */
export interface FileKeeper {
  /** The bytes that are kept under a reference; null where they are gone. */
  open(file: NamedFile): Promise<Blob | null>
  /** All bytes, at once. */
  readNow(blob: Blob): Uint8Array
  /** Keeps it with the patch, or takes it away (null). Gives the list of which it then is. */
  keep(name: string, content: Blob | null): Promise<FileList>
  /** What was written is not kept. */
  failed(name: string, thrown: unknown): void
}

interface Entry {
  /** Null: it is listed, but its bytes are gone. */
  content: WrittenBytes | Blob | null
  changed: number
  /** Under which it is kept; absent until then. */
  sha256?: string
}

/** Bytes of a file. */
const LARGEST = 256 * 1024 * 1024

export class LiveFiles implements Files {
  readonly folder = '.'
  readonly #keeper: FileKeeper
  readonly #entries = new Map<string, Entry>()
  readonly #behind = new WriteBehind((name) => this.#keep(name))
  /** What could not be kept: the patch has it all the same, until it is kept or the patch ends. */
  readonly #unkept = new Set<string>()
  #version = -1
  /** The newest list is being looked into. */
  #taking: Promise<unknown> = Promise.resolve()
  #listed = new Map<string, NamedFile>()

  constructor(keeper: FileKeeper) {
    this.#keeper = keeper
  }

  /** What is kept with the patch now; an older list than the last says nothing. Resolves when the last can be read. */
  async take({ version, files }: FileList): Promise<void> {
    if (version > this.#version) {
      this.#version = version
      this.#listed = new Map(files.map((file) => [file.name, file]))
      const names = new Set([...this.#listed.keys(), ...this.#entries.keys()])
      this.#taking = Promise.all([...names].map((name) => this.#settle(name)))
    }
    await this.#taking
  }

  /** Resolves when all that was written is kept. */
  flush(): Promise<void> {
    return this.#behind.flush()
  }

  read(path: string): Uint8Array {
    const name = fileNameOf(path, 'read')
    const entry = this.#entries.get(name)
    if (!entry) throw this.#isFolder(name) ? isFolder(path) : this.#missing(path)
    const { content } = entry
    if (content === null) throw gone(path)
    if (content.size > LARGEST) throw large(path, 'read')
    if (content instanceof WrittenBytes) return content.copy()
    try {
      return this.#keeper.readNow(content)
    } catch {
      throw gone(path)
    }
  }

  write(path: string, bytes: Uint8Array, append = false): void {
    const name = fileNameOf(path, 'written')
    if (this.#isFolder(name)) throw notWritten(path, 'it is a folder', 'Give it another name.')
    const folder = folderOf(name)
    if (!this.#isFolder(folder))
      throw notWritten(path, `there is no folder “${folder}”`, `Make it with [file mkdir].`)
    const old = append && this.#entries.has(name) ? this.#entries.get(name)!.content : null
    if ((old?.size ?? 0) + bytes.length > LARGEST) throw large(path, 'written')
    if (old instanceof WrittenBytes) {
      old.add(bytes)
      this.#wrote(name, old)
    } else {
      const content = new WrittenBytes(old ? this.read(path) : bytes)
      if (old) content.add(bytes)
      this.#wrote(name, content)
    }
  }

  facts(path: string): FileFacts | null {
    const name = fileNameOf(path, 'read')
    const may = { readable: true, writable: true }
    const entry = this.#entries.get(name)
    if (entry)
      return {
        ...may,
        folder: false,
        size: entry.content?.size ?? 0,
        changed: entry.changed,
        executable: false
      }
    return this.#isFolder(name) ? { ...may, folder: true, size: 0, changed: 0, executable: true } : null
  }

  list(path: string): string[] {
    const name = fileNameOf(path, 'read')
    if (this.#entries.has(name))
      throw new LoadbangError('file-failed', `“${path}” could not be read: it is no folder.`, '')
    const start = name === '' ? '' : `${name}/`
    const found = new Set<string>()
    for (const one of this.#entries.keys()) {
      const rest = one.startsWith(start) ? one.slice(start.length) : ''
      if (rest !== '') found.add(rest.split('/', 1)[0]!)
    }
    return [...found].sort()
  }

  makeFolder(path: string): void {
    const name = fileNameOf(path, 'written')
    if (this.#isFolder(name)) return
    for (let above = name; above !== ''; above = folderOf(above))
      if (this.#entries.has(above))
        throw notWritten(path, `“${above}” is a file`, 'Give the folder another name.')
    // Folders that are empty are kept, too: as an empty file whose name says what it is.
    this.#wrote(`${name}/`, new WrittenBytes(new Uint8Array(0)))
  }

  remove(path: string, whole: boolean): void {
    const name = fileNameOf(path, 'written')
    if (name === '')
      throw notWritten(path, 'it is the folder of the patch', 'Take its files away one by one.')
    if (this.#entries.has(name)) return this.#removed(name)
    if (!this.#isFolder(name)) throw this.#missing(path)
    if (!whole) throw notWritten(path, 'it is a folder', 'Give the name of a file.')
    for (const one of [...this.#entries.keys()]) if (one.startsWith(`${name}/`)) this.#removed(one)
  }

  #isFolder(name: string): boolean {
    if (name === '') return true
    for (const one of this.#entries.keys()) if (one.startsWith(`${name}/`)) return true
    return false
  }

  #wrote(name: string, content: WrittenBytes): void {
    if (!this.#entries.has(name)) {
      if (name.length > limits.fileName)
        throw notWritten(name, 'the name is too long', `Use at most ${limits.fileName} characters.`)
      if (this.#entries.size >= limits.files)
        throw notWritten(name, `this patch has ${limits.files} files already`, 'Delete some of them first.')
    }
    this.#entries.set(name, { content, changed: Date.now() })
    this.#behind.note(name)
  }

  #removed(name: string): void {
    this.#entries.delete(name)
    this.#behind.note(name, true)
  }

  async #keep(name: string): Promise<void> {
    const entry = this.#entries.get(name)
    const { content } = entry ?? { content: null }
    const blob = content instanceof WrittenBytes ? new Blob([content.copy()]) : content
    try {
      const list = await this.#keeper.keep(name, blob)
      this.#unkept.delete(name)
      const kept = list.files.find((file) => file.name === name)
      // It needs no memory any more; what has been added since then does.
      if (entry && kept && !this.#behind.again(name)) {
        entry.content = blob
        entry.sha256 = kept.sha256
      }
      await this.take(list)
      // Somebody else's newer word may have come before this answer.
      await this.#settle(name, true)
    } catch (thrown) {
      this.#unkept.add(name)
      this.#keeper.failed(name, thrown)
    }
  }

  /** Makes of a name what the list says, unless the patch itself has said something newer. `kept`: what it said has just been kept. */
  async #settle(name: string, kept = false): Promise<void> {
    const newer = (): boolean =>
      this.#unkept.has(name) || (kept ? this.#behind.again(name) : this.#behind.has(name))
    const file = this.#listed.get(name)
    const entry = this.#entries.get(name)
    // Bytes that were gone may have come since, from whoever shares the patch.
    if (newer() || (file && entry?.sha256 === file.sha256 && entry.content !== null)) return
    if (!file) return void this.#entries.delete(name)
    const content = await this.#keeper.open(file).catch(() => null)
    if (!newer() && this.#listed.get(name) === file)
      this.#entries.set(name, { content, changed: Date.now(), sha256: file.sha256 })
  }

  #missing(path: string): LoadbangError {
    const names = [...this.#entries.keys()].filter((name) => !name.endsWith('/')).sort()
    const some = names.slice(0, FEW).map((name) => `“${name}”`)
    const more = names.length > FEW ? ` and ${names.length - FEW} more` : ''
    return new LoadbangError(
      'file-missing',
      `There is no file “${path}”.`,
      names.length === 0
        ? 'This patch has no files yet: drop one beside its boxes, or add it under Files in the File menu.'
        : `The files of this patch are ${some.join(', ')}${more}.`
    )
  }
}

/** Names in a sentence. */
const FEW = 8

const isFolder = (path: string): LoadbangError =>
  new LoadbangError('file-folder', `“${path}” is a folder.`, 'Give the name of a file.')

const large = (path: string, how: 'read' | 'written'): LoadbangError =>
  new LoadbangError(
    'file-large',
    `“${path}” was not ${how}: it has more than ${LARGEST / 2 ** 20} MB.`,
    'Take it apart into smaller files.'
  )

const gone = (path: string): LoadbangError =>
  new LoadbangError(
    'asset-missing',
    `The bytes of “${path}” are not with this patch.`,
    'Add the file once more.'
  )

const notWritten = (path: string, why: string, advice: string): LoadbangError =>
  new LoadbangError('file-failed', `“${path}” could not be written: ${why}.`, advice)
