// Opens a patch for editing: its document from the disk, its undo stack, the engine, the console, and the library's note of
// when it was edited.
import * as Y from 'yjs'
import { isFirstEditor } from '../../collab/write-back.ts'
import { renamePatch } from '../../patch/edits.ts'
import { getNode, metaOf, nodesOf, patchName } from '../../patch/shape.ts'
import { openDocument, type DocumentStore } from '../../storage/document/open.ts'
import { LOADED } from '../../storage/document/origins.ts'
import type { SaveStatus as DiskStatus } from '../../storage/document/status.ts'
import { openHistory, type History } from '../../storage/history/history.ts'
import { recordVersions, type Recorder } from '../../storage/history/recorder.ts'
import type { PatchEntry } from '../../storage/library/entry.ts'
import type { Whereabouts } from '../../storage/library/library.ts'
import { Log } from '../console/log.svelte.ts'
import { noteGoneBoxes } from '../data/gone-boxes.ts'
import { keepOwnLayout } from '../people/own-layout.ts'
import { library } from '../library/the-library.ts'
import { classes } from './classes.ts'
import { PatchDesk } from './desk.ts'
import { isLeftBlank } from './left-blank.ts'
import { Live } from './live.svelte.ts'
import { deletedWords, saveWords } from './save-words.ts'
import { tidyFiles } from './tidy-files.ts'
import { Sharing } from './sharing.svelte.ts'
import { Shelf } from './shelf.svelte.ts'
import type { SaveStatus, Session } from './types.ts'
import { UndoState } from './undo-state.svelte.ts'

class OpenPatch implements Session {
  readonly patchId: string
  readonly doc: Y.Doc
  readonly classes = classes
  readonly undo: UndoState
  readonly shelf: Shelf
  readonly log: Log
  readonly sharing: Sharing
  name = $state('')
  empty = $state(true)
  edited: number
  #disk = $state.raw<DiskStatus>({ state: 'saved', pending: 0 })
  #savedAt = $state.raw<number>()
  where = $state<Whereabouts>('list')
  #live: Live
  #store: DocumentStore
  #history: History
  #recorder: Recorder
  #watching: () => void
  #leaving: Promise<void> | null = null
  /** It was deleted, and all that could be written of it is. */
  #gone = $state(false)
  #stop: (() => void)[] = []

  constructor({ id: patchId, edited, rack }: PatchEntry, doc: Y.Doc, store: DocumentStore, held: boolean) {
    this.patchId = patchId
    this.edited = edited
    this.doc = doc
    this.#store = store
    const nodes = nodesOf(doc)
    this.log = new Log((nodeId) => {
      const node = getNode(doc, nodeId)
      return node ? (node.text ?? node.type) : undefined
    })
    this.undo = new UndoState(doc)
    this.shelf = new Shelf(patchId, doc, classes)
    this.sharing = new Sharing(patchId, doc, rack, {
      onRole: (role) => {
        // Their steps would be edits.
        if (role === 'viewer') this.undo.clear()
      },
      onEnd: () => {
        this.undo.pause()
        keepOwnLayout(this)
      }
    })
    const { sharing } = this
    const deskPatch = {
      patchId,
      doc,
      classes,
      get mayEdit() {
        return sharing.mayEdit
      }
    }
    this.#live = new Live(patchId, doc, classes, {
      desk: new PatchDesk(deskPatch),
      held,
      mayEdit: () => sharing.mayEdit,
      isWriter: () => !sharing.together || isFirstEditor(sharing.together.awareness)
    })
    const readName = () => (this.name = patchName(doc))
    readName()
    metaOf(doc).observe(readName)
    const readBoxes = () => {
      this.empty = nodes.size === 0
      this.log.refresh()
    }
    readBoxes()
    nodes.observe(readBoxes)
    const noteEdit = (_update: Uint8Array, origin: unknown) => {
      if (origin !== LOADED) this.edited = Date.now()
    }
    doc.on('update', noteEdit)
    this.#history = openHistory(patchId)
    this.#recorder = recordVersions({
      patchId,
      doc,
      history: this.#history,
      edited,
      failed: ({ message, advice, code }) =>
        this.log.add([
          { level: 'warn', text: `No version of this patch could be kept: ${message}`, advice, code }
        ])
    })
    let saved = true
    this.#watching = library().watch(patchId, (where) => this.#moved(where))
    this.#stop.push(
      this.engine.onLines((lines, dropped) => this.log.add(lines, dropped)),
      () => doc.off('update', noteEdit),
      library().follow(patchId, doc, () => this.edited),
      () => this.shelf.close(),
      tidyFiles(patchId, doc),
      noteGoneBoxes(patchId, doc),
      () => metaOf(doc).unobserve(readName),
      () => nodes.unobserve(readBoxes),
      store.status.subscribe((status) => {
        if (status.state === 'saved' && !saved) this.#savedAt = Date.now()
        saved = status.state === 'saved'
        this.#disk = status
      })
    )
  }

  get engine() {
    return this.#live.engine
  }
  get role() {
    return this.#live.role
  }

  get together() {
    return this.sharing.together
  }
  get mayEdit() {
    return this.sharing.mayEdit
  }
  get status(): SaveStatus {
    if (this.where !== 'list' && this.#gone) return deletedWords(this.where)
    return saveWords(this.#disk, this.#savedAt, this.sharing.sync, this.sharing.role)
  }

  rename(name: string): void {
    renamePatch(this, name)
  }

  async close(): Promise<void> {
    const leftBlank = await isLeftBlank(this.patchId, this.doc).catch(() => false)
    this.#watching()
    await this.#letGo()
    this.undo.dispose()
    this.doc.destroy()
    if (leftBlank) await library().remove(this.patchId, { data: true })
  }

  /** It was deleted, or brought back: to go on, whoever shows it opens it anew. */
  #moved(where: Whereabouts): void {
    this.where = where
    if (where === 'list') return
    void this.#letGo().then(() => (this.#gone = true))
  }

  /** Ends all that runs and writes; edits made until now are written first. The document stays. */
  #letGo(): Promise<void> {
    return (this.#leaving ??= (async () => {
      await this.#live.close()
      this.sharing.close()
      for (const stop of this.#stop) stop()
      this.undo.clear()
      await this.#recorder.close({ gone: this.where === 'nowhere' })
      this.#history.close()
      await this.#store.close()
    })())
  }
}

/** Opens the patch; null where this browser has none of that id. `held`: nothing of it runs until it is told to. */
export async function openSession(patchId: string, held = false): Promise<Session | null> {
  const entry = await find(patchId)
  if (!entry) return null
  const doc = new Y.Doc()
  const store = await openDocument(patchId, doc)
  return new OpenPatch(entry, doc, store, held)
}

/** The library's entry; where a crash left a document without one, it is made again first. */
async function find(patchId: string) {
  const entry = await library().get(patchId)
  if (entry) return entry
  return (await library().recover()) > 0 ? library().get(patchId) : null
}
