// What the data panel knows of one open patch: its stores and what they take, which of them is looked at, and the work under way.
// Follows the running patch, wherever it runs.
import { DataClient, type LongWork } from '../../engine/data-client.ts'
import { sizeText } from '../../engine/data-json.ts'
import { storeKey, type StoreRef } from '../../engine/data-protocol.ts'
import { asLoadbangError, type LoadbangError } from '../../runtime/errors.ts'
import { getNode, nodesOf } from '../../patch/shape.ts'
import type { StoreInfo } from '../../storage/patch-storage.ts'
import type { Session } from '../session/types.ts'
import { notices } from '../shell/notices.svelte.ts'
import { Edits, UNDO_BYTES } from './edits.ts'
import { goneBoxes } from './gone-boxes.ts'
import { Rows, type Form } from './rows.svelte.ts'
import { groupStores, type ListedStore } from './store-groups.ts'

/** Least milliseconds between two looks at the list of stores. */
const PACE = 500

/** Something long, shown with a bar. */
export interface Work {
  readonly title: string
  readonly done: number
  /** null: nobody knows. */
  readonly total: number | null
  readonly cancel: () => void
}

/** Something a person is told before it is done. */
export interface Question {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly onanswer: (yes: boolean) => void
}

/** The store last looked at, patch by patch, while the page is open. */
const lastLooked: Record<string, StoreRef | null> = {}

export class PanelData {
  readonly session: Session
  readonly client: DataClient
  readonly edits: Edits
  stores = $state.raw<readonly StoreInfo[]>([])
  usage = $state.raw<{ bytes: number; limit: number } | null>(null)
  error = $state.raw<LoadbangError | null>(null)
  selected = $state.raw<StoreRef | null>(null)
  rows = $state.raw<Rows | null>(null)
  form = $state<Form>('table')
  work = $state.raw<Work | null>(null)
  /** Asked before something goes that undo has no room for. */
  question = $state.raw<Question | null>(null)
  /** Counts edits of the document: boxes come and go, and get other texts. */
  #boxes = $state(0)
  readonly groups = $derived.by(() => this.#group())
  readonly listed = $derived([...this.groups.named, ...this.groups.boxes, ...this.groups.left])
  readonly looked = $derived(this.listed.find(({ key }) => this.selected && key === storeKey(this.selected)))
  #stop: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #next = 0

  constructor(session: Session) {
    this.session = session
    this.client = new DataClient(session.engine)
    this.edits = new Edits(session.undo, this.client)
    const nodes = nodesOf(session.doc)
    let frame = 0
    const edited = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        this.#boxes++
      })
    }
    nodes.observeDeep(edited)
    this.#stop.push(
      () => nodes.unobserveDeep(edited),
      () => cancelAnimationFrame(frame),
      session.engine.onStored((changed) => this.#heard(changed)),
      session.engine.onRole(() => this.#everything())
    )
    const last = lastLooked[session.patchId]
    if (last) this.look(last)
  }

  look(store: StoreRef | null): void {
    if (store && this.selected && storeKey(store) === storeKey(this.selected)) return
    this.rows?.close()
    this.selected = store && { kind: store.kind, scope: store.scope, collection: store.collection }
    this.rows = this.selected && new Rows(this.client, this.selected, this.form)
    lastLooked[this.session.patchId] = this.selected
  }

  as(form: Form): void {
    this.form = form
    this.rows?.as(form)
  }

  /** Does something, and says what went wrong with it; gives whether it was done. */
  async attempt(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action()
      return true
    } catch (thrown) {
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) notices.fail(thrown)
      return false
    }
  }

  /** The same for what may take long: a bar is shown, with a way to cancel. */
  async long(title: string, action: (work: Required<LongWork>) => Promise<unknown>): Promise<boolean> {
    const stop = new AbortController()
    let doing = title
    const progress = (done: number, total: number | null): void => {
      this.work = { title: doing, done, total, cancel }
    }
    const cancel = (): void => {
      doing = 'Stopping: nothing of it is kept'
      progress(0, null)
      stop.abort()
    }
    // What is done at once needs no bar.
    const timer = setTimeout(() => progress(0, null), 300)
    try {
      return await this.attempt(() =>
        action({
          signal: stop.signal,
          progress: (done, total) => {
            if (this.work && !stop.signal.aborted) progress(done, total)
          },
          stage(stage) {
            if (!stop.signal.aborted) doing = `${stage}: ${title}`
          }
        })
      )
    } finally {
      clearTimeout(timer)
      this.work = null
    }
  }

  /** Deletes these of a store; what undo has no room for only after the person has been told so. Gives whether it was done. */
  async remove(listed: ListedStore, ids: readonly string[], doing = 'Deleting'): Promise<boolean> {
    if (ids.length === 0) return false
    const { kind, scope, collection, count, bytes } = listed
    const taken = Math.ceil((bytes * Math.min(ids.length, count)) / Math.max(1, count))
    const isKept = this.edits.canKeep(taken)
    if (!isKept && !(await this.#isSure(countText(kind, ids.length), taken))) return false
    const store = { kind, scope, collection }
    return this.long(doing, (work) => this.edits.remove(store, ids, isKept ? taken : null, work))
  }

  #isSure(what: string, bytes: number): Promise<boolean> {
    return new Promise((resolve) => {
      const text =
        `They take about ${sizeText(bytes)}; undo keeps up to ${sizeText(UNDO_BYTES)} of what is deleted in one patch. ` +
        'Ctrl Z will not bring these back: export them first, or delete fewer at a time.'
      const onanswer = (yes: boolean): void => {
        this.question = null
        resolve(yes)
      }
      this.question = { title: `Delete ${what} for good?`, text, action: 'Delete for good', onanswer }
    })
  }

  close(): void {
    this.question?.onanswer(false)
    for (const stop of this.#stop) stop()
    clearTimeout(this.#timer)
    this.rows?.close()
  }

  #heard(changed: readonly StoreRef[]): void {
    this.#readSoon()
    const { rows } = this
    if (rows && changed.some((store) => storeKey(store) === storeKey(rows.store))) rows.refresh()
  }

  #everything(): void {
    this.#readSoon()
    this.rows?.refresh()
  }

  #readSoon(): void {
    this.#timer ??= setTimeout(() => void this.#read(), Math.max(0, this.#next - performance.now()))
  }

  async #read(): Promise<void> {
    const began = performance.now()
    try {
      const { stores, bytes, limit } = await this.client.ask({ ask: 'stores' })
      this.stores = stores
      this.usage = { bytes, limit }
      this.error = null
    } catch (thrown) {
      this.error = asLoadbangError(thrown, 'storage-failed')
    }
    const now = performance.now()
    // Looking takes at most a tenth of the time.
    this.#next = now + Math.max(PACE, 9 * (now - began))
    this.#timer = undefined
  }

  #group() {
    void this.#boxes
    const { doc, patchId } = this.session
    const gone = goneBoxes(patchId)
    // One that has been emptied, or is new, stays in the list while it is looked at.
    const { selected } = this
    const isListed = !selected || this.stores.some((store) => storeKey(store) === storeKey(selected))
    const stores = isListed ? this.stores : [...this.stores, { ...selected, count: 0, bytes: 0 }]
    const textOf = (id: string): string | null => {
      const node = getNode(doc, id)
      return node ? (node.text ?? node.type) : null
    }
    return groupStores(stores, textOf, (id) => gone.get(id) ?? null)
  }
}

/** `12 documents`, `1 key`. */
export function countText(kind: StoreRef['kind'], count: number): string {
  const what = kind === 'kv' ? 'key' : 'document'
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
}

/** `shop · items`, `[kv]`, `a deleted box`. */
export function storeTitle({ title, detail, scope }: ListedStore): string {
  const name = scope[0] === 'name' ? title : title ? `[${title}]` : 'a deleted box'
  return detail ? `${name} · ${detail}` : name
}
