// The rows of one store that are in view, fetched page by page as one scrolls, and fetched again when the patch changes them.
import type { DataClient } from '../../engine/data-client.ts'
import type { Row, RowsAnswer, StoreRef, View } from '../../engine/data-protocol.ts'
import { changedCells, type ChangedCells } from './changed-cells.ts'
import { asLoadbangError, type LoadbangError } from '../../runtime/errors.ts'
import { Selection } from './selection.svelte.ts'

/** Rows of one question; pages kept on either side of what is in view. */
const PAGE = 60
const BESIDE = 4
/** Questions under way at once: who drags the scroll bar passes hundreds of pages. */
const AT_ONCE = 3
/** Least milliseconds between two looks at a store that changes. */
const PACE = 200

export type Form = 'table' | 'json'

interface Page {
  readonly rows: readonly (Row | null)[]
  readonly stale: boolean
}

export class Rows {
  readonly store: StoreRef
  view = $state.raw<View>({})
  form = $state<Form>('table')
  total = $state(0)
  columns = $state.raw<readonly string[]>([])
  /** Something has been read. */
  loaded = $state(false)
  error = $state.raw<LoadbangError | null>(null)
  /** More of this view is being found. */
  finding = $state(false)
  /** Cells that the last look found changed, and how many looks found some. */
  changed = $state.raw<ChangedCells | null>(null)
  look = $state(0)
  /** Names of the rows that are selected. */
  readonly selected = new Selection()
  #client: DataClient
  #pages = $state.raw<Readonly<Record<number, Page>>>({})
  #asked: number[] = []
  #inView = { first: 0, end: 1 }
  /** Another view, or another form: answers to questions before it are not wanted. */
  #turn = 0
  /** What is shown is of the view before, until the first of this one is there. */
  #old = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = 0
  /** Milliseconds that the last answer took. */
  #took = 0
  #closed = false

  constructor(client: DataClient, store: StoreRef, form: Form) {
    this.#client = client
    this.store = store
    this.form = form
    this.#fetch()
  }

  /** undefined: not there yet; null: gone since. */
  row(index: number): Row | null | undefined {
    return this.#pages[Math.floor(index / PAGE)]?.rows[index % PAGE]
  }

  /** These rows are in view. */
  see(first: number, end: number): void {
    this.#inView = { first, end: Math.max(end, first + 1) }
    this.#fetch()
  }

  show(view: View): void {
    this.#leave()
    this.view = view
    this.#again()
  }

  as(form: Form): void {
    if (this.form === form) return
    this.form = form
    this.#pages = {}
    this.#again()
  }

  /** Everything that would be found, by name. */
  ids(): Promise<readonly string[]> {
    return this.#client.ask({ ask: 'ids', store: this.store, view: this.view })
  }

  /** The store has changed. `after` milliseconds, at least at its pace, it is looked at again. */
  refresh(after = 0): void {
    if (this.#closed || this.#timer !== undefined) return
    // Looking takes at most a fifth of the time.
    const pace = Math.max(PACE, 4 * this.#took)
    const wait = Math.max(after, this.#last + pace - performance.now(), 0)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#last = performance.now()
      const stale = ([at, { rows }]: [string, Page]) => [at, { rows, stale: true }]
      this.#pages = Object.fromEntries(Object.entries(this.#pages).map(stale))
      // What is under way may have been read before the change.
      this.#asked = []
      this.#fetch()
    }, wait)
  }

  close(): void {
    this.#closed = true
    this.#leave()
    clearTimeout(this.#timer)
  }

  /** What is typed over is not searched to its end. */
  #leave(): void {
    if (!this.finding && this.#asked.length === 0) return
    void this.#client.ask({ ask: 'leave', store: this.store, view: this.view }).catch(() => {})
  }

  #again(): void {
    this.#turn++
    this.finding = true
    this.#asked = []
    this.#old = true
    this.changed = null
    this.#fetch()
  }

  #fetch(): void {
    const { first, end } = this.#inView
    const last = Math.floor((end - 1) / PAGE)
    for (let at = Math.floor(first / PAGE); at <= last; at++) {
      const page = this.#pages[at]
      const isWanted = !page || page.stale || this.#old
      if (isWanted && !this.#asked.includes(at) && this.#asked.length < AT_ONCE) void this.#ask(at)
    }
  }

  async #ask(at: number): Promise<void> {
    const turn = this.#turn
    const asked = this.#asked
    asked.push(at)
    const { store, view, form } = this
    const began = performance.now()
    try {
      const answer = await this.#client.ask({
        ask: 'rows',
        store,
        view,
        as: form,
        from: at * PAGE,
        count: PAGE
      })
      this.#took = performance.now() - began
      if (turn === this.#turn && !this.#closed) this.#take(at, answer)
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.error = asLoadbangError(thrown, 'storage-failed')
      this.finding = false
    } finally {
      const place = asked.indexOf(at)
      if (place >= 0) asked.splice(place, 1)
      if (turn === this.#turn && !this.error && !this.#closed) this.#fetch()
    }
  }

  #take(at: number, { total, columns, rows, again, partial }: RowsAnswer): void {
    this.finding = partial
    // Until the first is found, what is shown stays.
    if (partial && total === 0) return this.refresh(again ?? 0)
    const changed = this.#old ? null : changedCells(this.#pages[at]?.rows ?? [], rows)
    if (changed) {
      this.changed = changed
      this.look++
    }
    const { first, end } = this.#inView
    const isNear = (page: number) => page >= first / PAGE - BESIDE && page <= end / PAGE + BESIDE
    const kept = this.#old ? [] : Object.entries(this.#pages).filter(([page]) => isNear(Number(page)))
    this.#old = false
    this.#pages = { ...Object.fromEntries(kept), [at]: { rows, stale: false } }
    this.total = total
    if (columns.join('\n') !== this.columns.join('\n')) this.columns = columns
    this.loaded = true
    this.error = null
    if (again !== null) this.refresh(again)
  }
}
