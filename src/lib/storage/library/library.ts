// The person's patches: a list, and what is done with whole patches. A patch is in the list exactly from when its document is on
// the disk until it is put into the trash; of its name the document has the last word, the list repeats it.
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { LoadbangError } from '../../runtime/errors.ts'
import { noClasses } from '../../patch/classes.ts'
import { viewOnly } from '../../patch/context.ts'
import type { RackLink } from '../../patch/rack-link.ts'
import { renamePatch } from '../../patch/edits.ts'
import { metaOf, nodesOf } from '../../patch/shape.ts'
import { openDocument } from '../document/open.ts'
import { readDocument, writeNewDocument } from '../document/whole.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { byEdited, copyName, isPatch, type PatchEntry, type Row } from './entry.ts'
import { follow } from './follow.ts'
import { isRefused, openList } from './shared-list.ts'
import { holdLock, makingLock } from './making.ts'
import { tidy } from './tidy.ts'
import { hasData, trashOf, wipe, type Trash } from './trash.ts'

export interface NewPatch {
  name: string
  /** The document's first content, as a Yjs update; an empty patch without. */
  update?: Uint8Array
  /** Name of the example that it is made from. */
  example?: string
  /** Of one that somebody else shares: the way to its rack. */
  rack?: RackLink
  /** Data that comes along, where the person asked for it. */
  data?: readonly StoredEntry[] | AsyncIterable<StoredEntry>
  /** Media that its document refers to by their SHA-256. */
  assets?: Iterable<Uint8Array | Blob> | AsyncIterable<Uint8Array | Blob>
}

/** Where a patch is; `nowhere` is deleted for good. */
export type Whereabouts = 'list' | 'trash' | 'nowhere'

export interface Library extends Trash {
  /** All patches but those in the trash, last edited first. */
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
  /** Calls at once with the list, then after every change in any tab; gives the way to stop. */
  observe(listener: (entries: PatchEntry[]) => void): () => void
  /** Calls at once with where a patch is, then whenever that changes, in any tab; gives the way to stop. */
  watch(id: string, listener: (where: Whereabouts) => void): () => void
  /**
   * Does what is due at a start: empties the trash of what is old, finishes what was interrupted, puts documents that lie on the
   * disk and are missing in the list back into it; gives how many.
   */
  recover(): Promise<number>
  /** Why the list is kept in memory only; null while it is not. */
  readonly refused: LoadbangError | null
  close(): void
}

// Loaded with the first patch that brings some along: a list needs neither.
const storages = () => import('../kv/idb.ts')
const media = () => import('../assets/patch-assets.ts')

/** `name` of its database and channel: tests have lists of their own, and clocks. */
export function openLibrary(name = 'loadbang-library', now: () => number = Date.now): Library {
  const shared = openList(name)
  const { change } = shared
  const trash = trashOf(shared, now)

  const list = async () => (await shared.rows()).filter(isPatch).sort(byEdited)
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

  async function create({ name, update, example, rack, data, assets }: NewPatch): Promise<PatchEntry> {
    const id = nanoid()
    const doc = new Y.Doc()
    if (update) Y.applyUpdate(doc, update)
    if (metaOf(doc).get('name') !== name) renamePatch({ doc, classes: noClasses }, name)
    const at = now()
    const boxes = nodesOf(doc).size
    const entry: PatchEntry = {
      id,
      name,
      created: at,
      edited: at,
      opened: at,
      boxes,
      ...(example ? { example } : {}),
      ...(rack ? { rack } : {}),
      ...(update ? {} : { blank: true as const })
    }
    const finished = await holdLock(makingLock(id))
    try {
      await change(id, () => ({ ...entry, fate: { is: 'making', since: at } }))
      if (data) await (await storages()).importData(id, data)
      if (assets) await (await media()).putAssets(id, assets)
      await writeNewDocument(id, Y.encodeStateAsUpdate(doc))
      await change(id, () => entry)
    } catch (error) {
      await wipe(id, { data: true }).then(
        () => change(id, () => null),
        () => {}
      )
      throw error
    } finally {
      doc.destroy()
      finished()
    }
    return entry
  }

  const touch: Library['touch'] = (id, news) =>
    change(id, (row) => (row && !row.fate ? { ...row, ...news, id } : (row ?? null)))

  return {
    list,
    get,
    create,
    touch,
    get refused() {
      return shared.refused
    },

    async rename(id, name) {
      // Nobody would hear of it, and the name would differ from everybody else's for ever.
      if ((await existing(id)).rack?.role === 'viewer') throw viewOnly()
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
      await touch(id, { name, edited: now() })
    },

    ...trash,
    follow: (id, doc, editedAt) => follow(doc, (news) => touch(id, news), editedAt),

    async duplicate(id, { data = false, update } = {}) {
      const source = await existing(id)
      const content = update ?? (await readDocument(id)) ?? undefined
      const name = copyName(source.name, new Set((await list()).map((entry) => entry.name)))
      const storage = data && (await hasData(id)) ? (await storages()).openIdbStorage(id) : null
      try {
        return await create({
          name,
          update: content,
          example: source.example,
          data: storage?.entries(),
          assets: (await media()).allAssets(id)
        })
      } finally {
        await storage?.close()
      }
    },

    hasData,

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
      const stop = shared.onChange(tell)
      tell()
      return () => {
        stopped = true
        stop()
      }
    },

    watch(id, listener) {
      let stopped = false
      let last: Whereabouts | undefined
      let known: Row | undefined
      const look = () => {
        shared.row(id).then(
          (row) => {
            // Who deletes leaves a note. A row that was there and is not has been lost with the list, on a disk that failed.
            if (!row && known && !known.fate) return putBack(known)
            known = row ?? known
            const is = !row || row.fate ? 'nowhere' : isPatch(row) ? 'list' : 'trash'
            if (stopped || is === last) return
            last = is
            listener(is)
          },
          () => {}
        )
      }
      const putBack = (row: Row) => {
        if (!stopped) shared.change(id, (present) => present ?? row).catch(() => {})
      }
      const stop = shared.onChange(look)
      look()
      return () => {
        stopped = true
        stop()
      }
    },

    recover: () => tidy(shared, trash, now),
    close: () => shared.close()
  }
}
