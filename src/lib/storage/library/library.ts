// The person's patches: a list, and what is done with whole patches. A patch is in the list exactly from when its document is on
// the disk until that is deleted; of its name the document has the last word, the list repeats it.
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { LoadbangError } from '../../runtime/errors.ts'
import { noClasses } from '../../patch/classes.ts'
import { renamePatch } from '../../patch/edits.ts'
import { metaOf, nodesOf } from '../../patch/shape.ts'
import { openDocument } from '../document/open.ts'
import { allAssets, deletePatchAssets, putAssets } from '../assets/patch-assets.ts'
import { deleteDocument, readDocument, writeNewDocument } from '../document/whole.ts'
import { deletePatchData, hasPatchData, importData, openIdbStorage } from '../kv/idb.ts'
import type { StoredEntry } from '../kv/storage.ts'
import { byEdited, copyName, type PatchEntry } from './entry.ts'
import { follow } from './follow.ts'
import { idbPlace, memoryPlace, type LibraryPlace } from './place.ts'
import { lostPatches } from './recover.ts'

export interface NewPatch {
  name: string
  /** The document's first content, as a Yjs update; an empty patch without. */
  update?: Uint8Array
  /** Name of the example that it is made from. */
  example?: string
  /** Data that comes along, where the person asked for it. */
  data?: Iterable<StoredEntry> | AsyncIterable<StoredEntry>
  /** Media that its document refers to by their SHA-256. */
  assets?: Iterable<Uint8Array | Blob> | AsyncIterable<Uint8Array | Blob>
}

export interface Library {
  /** All patches, last edited first. */
  list(): Promise<PatchEntry[]>
  get(id: string): Promise<PatchEntry | null>
  /** Makes a patch with an id of its own. All of it is on the disk when this fulfils, and nothing of it if it rejects. */
  create(patch: NewPatch): Promise<PatchEntry>
  /** Changes the name in the document, whether or not a tab has it open, and in the list. */
  rename(id: string, name: string): Promise<void>
  /** Notes what is known of a patch; a patch that is not in the list stays out. */
  touch(id: string, change: Partial<Omit<PatchEntry, 'id'>>): Promise<void>
  /**
   * Notes that a patch was opened, and from then on its edits, name and number of boxes; gives the way to stop. Who keeps the
   * time of the last edit himself gives it by `editedAt`: two clocks would differ by a millisecond, and so would files.
   */
  follow(id: string, doc: Y.Doc, editedAt?: () => number): () => void
  /** A copy under a new id, without its data unless asked. `update`: the content, where it is open and newer than the disk. */
  duplicate(id: string, options?: { data?: boolean; update?: Uint8Array }): Promise<PatchEntry>
  /** Whether a patch keeps data: what the question on deleting it is about. */
  hasData(id: string): Promise<boolean>
  /** Deletes a patch, and its data if asked, also while tabs have it open: they are told. */
  remove(id: string, options: { data: boolean }): Promise<void>
  /** Calls at once with the list, then after every change in any tab; gives the way to stop. */
  observe(listener: (entries: PatchEntry[]) => void): () => void
  /** Puts documents that lie on the disk and are missing in the list back into it; gives how many. */
  recover(): Promise<number>
  /** Why the list is kept in memory only; null while it is not. */
  readonly refused: LoadbangError | null
  close(): void
}

const isRefused = (error: unknown): error is LoadbangError =>
  error instanceof LoadbangError && error.code === 'storage-refused'

/** `name` of its database and channel: tests have lists of their own. */
export function openLibrary(name = 'loadbang-library'): Library {
  let place: LibraryPlace = idbPlace(name)
  let refused: LoadbangError | null = null
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const listeners = new Set<() => void>()
  const tellHere = () => listeners.forEach((listener) => listener())
  channel?.addEventListener('message', tellHere)

  async function use<T>(work: (place: LibraryPlace) => Promise<T>): Promise<T> {
    try {
      return await work(place)
    } catch (error) {
      if (!isRefused(error)) throw error
      refused = error
      place = memoryPlace
      return await work(place)
    }
  }

  async function change(
    id: string,
    make: (entry: PatchEntry | undefined) => PatchEntry | null
  ): Promise<void> {
    await use((list) => list.change(id, make))
    channel?.postMessage('changed')
    tellHere()
  }

  const list = async () => (await use((all) => all.all())).sort(byEdited)
  const get = async (id: string) => (await list()).find((entry) => entry.id === id) ?? null

  async function existing(id: string): Promise<PatchEntry> {
    const entry = await get(id)
    if (!entry)
      throw new LoadbangError(
        'library-missing',
        'This patch is no longer in the list.',
        'It may have been deleted in another tab.'
      )
    return entry
  }

  async function create({ name, update, example, data, assets }: NewPatch): Promise<PatchEntry> {
    const id = nanoid()
    const doc = new Y.Doc()
    if (update) Y.applyUpdate(doc, update)
    if (metaOf(doc).get('name') !== name) renamePatch({ doc, classes: noClasses }, name)
    const now = Date.now()
    const boxes = nodesOf(doc).size
    const entry: PatchEntry = {
      id,
      name,
      created: now,
      edited: now,
      opened: now,
      boxes,
      ...(example ? { example } : {}),
      ...(update ? {} : { blank: true as const })
    }
    try {
      if (data) await importData(id, data)
      if (assets) await putAssets(id, assets)
      await writeNewDocument(id, Y.encodeStateAsUpdate(doc))
      await change(id, () => entry)
    } catch (error) {
      await Promise.allSettled([deletePatchData(id), deletePatchAssets(id), deleteDocument(id)])
      throw error
    } finally {
      doc.destroy()
    }
    return entry
  }

  async function hasData(id: string): Promise<boolean> {
    try {
      return await hasPatchData(id)
    } catch (error) {
      if (isRefused(error)) return false
      throw error
    }
  }

  const touch: Library['touch'] = (id, news) =>
    change(id, (entry) => (entry ? { ...entry, ...news, id } : null))

  return {
    list,
    get,
    create,
    touch,
    get refused() {
      return refused
    },

    async rename(id, name) {
      await existing(id)
      const doc = new Y.Doc()
      const store = await openDocument(id, doc)
      try {
        renamePatch({ doc, classes: noClasses }, name)
        await store.flush().catch((error: unknown) => {
          if (!isRefused(error)) throw error
        })
      } finally {
        await store.close()
        doc.destroy()
      }
      await touch(id, { name, edited: Date.now() })
    },

    follow: (id, doc, editedAt) => follow(doc, (news) => touch(id, news), editedAt),

    async duplicate(id, { data = false, update } = {}) {
      const source = await existing(id)
      const content = update ?? (await readDocument(id)) ?? undefined
      const name = copyName(source.name, new Set((await list()).map((entry) => entry.name)))
      const storage = data && (await hasData(id)) ? openIdbStorage(id) : null
      try {
        return await create({
          name,
          update: content,
          example: source.example,
          data: storage?.exportAll(),
          assets: allAssets(id)
        })
      } finally {
        await storage?.close()
      }
    },

    hasData,

    async remove(id, { data }) {
      const ignoreRefused = (error: unknown) => {
        if (!isRefused(error)) throw error
      }
      if (data) await deletePatchData(id).catch(ignoreRefused)
      await deletePatchAssets(id).catch(ignoreRefused)
      await deleteDocument(id).catch(ignoreRefused)
      await change(id, () => null)
    },

    observe(listener) {
      let stopped = false
      const tell = () => {
        list().then(
          (entries) => {
            if (!stopped) listener(entries)
          },
          () => {}
        )
      }
      listeners.add(tell)
      tell()
      return () => {
        stopped = true
        listeners.delete(tell)
      }
    },

    async recover() {
      if (refused) return 0
      const known = new Set((await list()).map(({ id }) => id))
      const lost = await lostPatches(known)
      for (const entry of lost) await change(entry.id, (present) => present ?? entry)
      return lost.length
    },

    close() {
      channel?.close()
      listeners.clear()
      place.close()
    }
  }
}
