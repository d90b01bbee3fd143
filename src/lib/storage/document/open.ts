// A patch's document, opened: read from the disk, written as it is edited, in step with other tabs.
import * as Y from 'yjs'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Watched } from '../../runtime/watched.ts'
import { createCompaction } from './compact.ts'
import { connectDocument, readUpdates } from './database.ts'
import { applyUpdates } from './load.ts'
import { memoryDocuments } from './memory.ts'
import { LOADED, REMOTE_TAB } from './origins.ts'
import type { SaveStatus } from './status.ts'
import { openTabs } from './tabs.ts'
import { createWriter } from './writer.ts'

/** Milliseconds without an edit after which the disk may be tidied. */
const IDLE = 5_000

export interface DocumentStore {
  /** Whether everything is on the disk. `current` is the present state; `subscribe` has the shape of a Svelte store. */
  readonly status: Watched<SaveStatus>
  /** Whether the disk has been read. If not (the browser refuses, or hangs), it is read as soon as it answers. */
  readonly loaded: boolean
  /** Fulfils when all edits so far are committed; rejects with a LoadbangError if they cannot be. */
  flush(): Promise<void>
  /** Merges what lies on the disk if that is worth it. Done by itself when nothing happens. */
  compact(): Promise<boolean>
  /** Writes what is pending, stops watching the document, lets go of the database. Never rejects: `status` tells. */
  close(): Promise<void>
}

/**
 * Reads the document of a patch into `doc` (origin LOADED), then writes every edit made in this tab. Nothing is written for
 * opening it. Never rejects: where the disk cannot be read, `status` says why, and it is tried again.
 */
export async function openDocument(patchId: string, doc: Y.Doc): Promise<DocumentStore> {
  let loaded = false
  let idle: ReturnType<typeof setTimeout> | null = null

  const connection = connectDocument(patchId, (error, forGood) =>
    forGood ? writer.end(error) : writer.lost(error)
  )
  const compaction = createCompaction(patchId, doc, connection)

  async function load(): Promise<void> {
    if (loaded) return
    try {
      const stored = await connection.use(readUpdates)
      compaction.note(stored.map(({ key, update }) => ({ key, size: update.byteLength })))
      compaction.damaged(applyUpdates(doc, stored))
      loaded = true
    } catch (error) {
      const remembered = refusedBy(error) && memoryDocuments.get(patchId)
      if (remembered) applyUpdates(doc, [{ key: 0, update: remembered }])
      throw error
    }
  }

  const writer = createWriter({
    doc,
    connection,
    prepare: load,
    wrote: (records) => compaction.note(records),
    committed(edit) {
      tabs.stored(edit)
      if (idle !== null) clearTimeout(idle)
      idle = setTimeout(() => void compact(), IDLE)
    },
    failed(error) {
      if (refusedBy(error)) memoryDocuments.set(patchId, Y.encodeStateAsUpdate(doc))
    }
  })

  const tabs = openTabs(
    patchId,
    doc,
    (update) => writer.add(update),
    (messages) => writer.owed(messages)
  )

  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { beforeState }: Y.Transaction) => {
    if (origin === LOADED || origin === REMOTE_TAB) return
    tabs.post(update, writer.add(update, beforeState), beforeState)
  }
  doc.on('update', onUpdate)

  async function compact(): Promise<boolean> {
    if (!loaded || writer.status.current.state !== 'saved') return false
    try {
      return await compaction.run()
    } catch {
      // Nothing has changed; the next idle moment tries again.
      return false
    }
  }

  const onHide = () => {
    tabs.adoptAll()
    writer.flushNow()
  }
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') onHide()
  }
  const page = typeof window === 'undefined' ? null : window
  page?.addEventListener('pagehide', onHide)
  page?.document.addEventListener('visibilitychange', onVisibility)

  await load().catch((error: LoadbangError) => writer.unready(error))
  tabs.join()

  return {
    status: writer.status,
    get loaded() {
      return loaded
    },
    flush: () => writer.flush(),
    compact,
    async close() {
      doc.off('update', onUpdate)
      page?.removeEventListener('pagehide', onHide)
      page?.document.removeEventListener('visibilitychange', onVisibility)
      if (idle !== null) clearTimeout(idle)
      tabs.adoptAll()
      await writer.flush().catch(() => {})
      writer.stop()
      tabs.close()
      connection.close()
    }
  }
}

const refusedBy = (error: unknown): boolean =>
  error instanceof LoadbangError && error.code === 'storage-refused'
