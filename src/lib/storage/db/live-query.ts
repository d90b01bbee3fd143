// Queries that go on: after each commit they are told what it changed, and tell only what that changes for them. Nothing is asked
// again: a document that changed is matched once per query, and takes its place in the order by halving.
import type { Doc, DocsChange } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import { equal } from '../query/compare.ts'
import type { CompiledFind } from '../query/query.ts'
import { byPlace, type Change, type Entry } from './collection-entry.ts'
import { behind } from './collection-select.ts'
import { shown } from './live-query-docs.ts'

interface Row {
  readonly entry: Entry
  readonly key: Value
}

export class LiveQuery {
  readonly #find: CompiledFind
  /** All that match, also those before `skip` and beyond `limit`, in order. */
  readonly #rows: Row[]
  readonly #byId = new Map<string, Row>()
  /** What was told last. Only kept where that is a part of what matches. */
  #told: ReadonlyMap<string, Entry>

  /** `matching`: all entries that match, in the order of insertion. */
  constructor(find: CompiledFind, matching: readonly Entry[]) {
    this.#find = find
    this.#rows = matching.map((entry) => this.#row(entry))
    if (find.order) this.#rows.sort(this.#compare)
    for (const row of this.#rows) this.#byId.set(row.entry.doc._id, row)
    this.#told = this.#isPart ? this.#window() : new Map()
  }

  /** The whole result as news. */
  first(): DocsChange {
    const docs = this.#docs()
    return { docs, added: docs.map(({ _id }) => _id), changed: [], removed: [] }
  }

  /** The news of a commit; null where it changes nothing here. */
  news(changes: readonly Change[]): DocsChange | null {
    const before = new Map<string, Entry | null>()
    for (const { id, after } of changes) {
      const held = this.#byId.get(id)
      if (held?.entry === (after ?? undefined)) continue
      const matches = after !== null && this.#find.matches(after.doc)
      if (!held && !matches) continue
      if (!before.has(id)) before.set(id, held?.entry ?? null)
      if (held) this.#take(held)
      if (matches) this.#put(this.#row(after))
    }
    if (before.size === 0) return null
    return this.#isPart ? this.#partNews() : this.#wholeNews(before)
  }

  /** The news where what matches was asked again, because nobody knows what changed. */
  reset(matching: readonly Entry[]): DocsChange | null {
    const now = new Map(matching.map((entry) => [entry.doc._id, entry]))
    const changes: Change[] = []
    for (const { entry } of this.#rows) {
      const id = entry.doc._id
      if (!now.has(id)) changes.push({ id, before: entry, after: null })
    }
    for (const [id, after] of now) {
      const before = this.#byId.get(id)?.entry ?? null
      if (!before || !equal(before.doc, after.doc)) changes.push({ id, before, after })
    }
    return this.news(changes)
  }

  get #isPart(): boolean {
    return this.#find.skip > 0 || this.#find.limit !== Infinity
  }

  /** `before`: what the documents touched were here. */
  #wholeNews(before: ReadonlyMap<string, Entry | null>): DocsChange | null {
    const news = new News()
    for (const [id, entry] of before) news.note(id, entry, this.#byId.get(id)?.entry ?? null)
    return news.about(() => this.#docs())
  }

  /** A document that changes may push others in and out. */
  #partNews(): DocsChange | null {
    const news = new News()
    const now = this.#window()
    for (const [id, entry] of now) news.note(id, this.#told.get(id) ?? null, entry)
    for (const [id, entry] of this.#told) if (!now.has(id)) news.note(id, entry, null)
    this.#told = now
    return news.about(() => this.#docs())
  }

  #part(): readonly Row[] {
    const { skip, limit } = this.#find
    return this.#isPart ? this.#rows.slice(skip, skip + limit) : this.#rows
  }

  readonly #window = (): Map<string, Entry> =>
    new Map(this.#part().map(({ entry }) => [entry.doc._id, entry]))

  readonly #docs = (): Doc[] => this.#part().map(({ entry }) => shown(entry))

  #row(entry: Entry): Row {
    return { entry, key: this.#find.order?.key(entry.doc) }
  }

  readonly #compare = (a: Row, b: Row): number =>
    (this.#find.order?.compare(a.key, b.key) ?? 0) || byPlace(a.entry, b.entry)

  #put(row: Row): void {
    this.#byId.set(row.entry.doc._id, row)
    const last = this.#rows.at(-1)
    if (!last || this.#compare(last, row) <= 0) this.#rows.push(row)
    else this.#rows.splice(behind(this.#rows, row, this.#compare), 0, row)
  }

  #take(row: Row): void {
    this.#byId.delete(row.entry.doc._id)
    // The order is total, so a row stands right before what comes behind its like.
    this.#rows.splice(behind(this.#rows, row, this.#compare) - 1, 1)
  }
}

/** Ids by what happened to their documents. */
class News {
  readonly #added: string[] = []
  readonly #changed: string[] = []
  readonly #removed: string[] = []

  note(id: string, before: Entry | null, after: Entry | null): void {
    if (before === after) return
    ;(before === null ? this.#added : after === null ? this.#removed : this.#changed).push(id)
  }

  about(docs: () => Doc[]): DocsChange | null {
    const [added, changed, removed] = [this.#added, this.#changed, this.#removed]
    if (added.length + changed.length + removed.length === 0) return null
    return { docs: docs(), added, changed, removed }
  }
}
