// One collection of documents in memory: in the order of insertion, found by `_id`, and by value through indexes made as they are
// asked for. Knows nothing of disks; every write tells what was before, so that whoever fails to commit it can take it back.
import type { Doc } from '../../runtime/ports.ts'
import type { CompiledFind, CompiledQuery } from '../query/query.ts'
import { copyDocs, type MadeDoc } from './collection-doc.ts'
import { byPlace, sortByPlace, type Change, type Entry } from './collection-entry.ts'
import { CollectionIndexes, having } from './collection-indexes.ts'
import { firstInOrder } from './collection-select.ts'

/** Fewer documents than this are looked through as fast as an index is asked. */
const WORTH_AN_INDEX = 64

export class Collection {
  #entries = new Map<string, Entry>()
  /** Whether `#entries` is out of order since an older document came in; put in order when it is next gone through. */
  #disorder = false
  /** The last in the order of insertion so far. */
  #last: Entry | null = null
  #sequence = 0
  #bytes = 0
  readonly #indexes = new CollectionIndexes()

  get size(): number {
    return this.#entries.size
  }

  /** Roughly what all documents take. */
  get bytes(): number {
    return this.#bytes
  }

  /** The kept version itself: neither to be handed out nor changed. */
  get(id: string): Entry | undefined {
    return this.#entries.get(id)
  }

  /** All, in the order of insertion. */
  entries(): Iterable<Entry> {
    if (this.#disorder) {
      const sorted = sortByPlace([...this.#entries.values()])
      this.#entries = new Map(sorted.map((entry) => [entry.doc._id, entry]))
      this.#disorder = false
    }
    return this.#entries.values()
  }

  /** Inserts, or replaces the document of the same `_id` in its place. The document is kept, not copied. */
  put({ doc, bytes }: MadeDoc): Change {
    const sequence = this.#entries.get(doc._id)?.sequence ?? this.#sequence
    return this.place({ doc, bytes, sequence })
  }

  /** The same for a version that has its place already. */
  place(after: Entry): Change {
    const id = after.doc._id
    const before = this.#entries.get(id) ?? null
    if (after.sequence >= this.#sequence) this.#sequence = after.sequence + 1
    this.#set(id, before, after)
    return { id, before, after }
  }

  /** null where there is none of that id. */
  delete(id: string): Change | null {
    const before = this.#entries.get(id)
    if (!before) return null
    this.#set(id, before, null)
    return { id, before, after: null }
  }

  clear(): Change[] {
    const changes = Array.from(this.entries(), (before) => ({ id: before.doc._id, before, after: null }))
    this.#entries.clear()
    this.#indexes.clear()
    this.#bytes = 0
    this.#last = null
    return changes
  }

  /** Puts back what was before a change. Several are undone last first. */
  undo({ id, before }: Change): void {
    this.#set(id, this.#entries.get(id) ?? null, before)
  }

  /** Copies of the documents found. */
  find(find: CompiledFind): Doc[] {
    return copyDocs(this.select(find))
  }

  /** The entries found, themselves. */
  select(find: CompiledFind): readonly Entry[] {
    const { order, skip, limit } = find
    const end = skip + limit
    const matching = this.#matching(find, order ? Infinity : end)
    const found = order ? firstInOrder(matching, order, end) : matching
    return skip === 0 && found.length <= end ? found : found.slice(skip, end)
  }

  count(query: CompiledQuery): number {
    if (query.everything) return this.size
    const lookup = this.#lookup(query)
    if (lookup?.values.length === 1 && query.complete) return lookup.count
    return this.#matching(query, Infinity, lookup).length
  }

  #lookup(query: CompiledQuery): ReturnType<CollectionIndexes['narrowest']> {
    return this.size < WORTH_AN_INDEX ? null : this.#indexes.narrowest(query, () => this.entries())
  }

  /** Up to `most` that match, in the order of insertion. */
  #matching(query: CompiledQuery, most: number, lookup = this.#lookup(query)): Entry[] {
    const narrowed = lookup && having(lookup)
    if (narrowed && query.complete) return narrowed
    const out: Entry[] = []
    if (most === 0) return out
    for (const entry of narrowed ?? this.entries()) {
      if (query.matches(entry.doc) && out.push(entry) === most) break
    }
    return out
  }

  #set(id: string, before: Entry | null, after: Entry | null): void {
    if (after === null) this.#entries.delete(id)
    else {
      const isLast = this.#last === null || byPlace(this.#last, after) < 0
      if (before ? byPlace(before, after) !== 0 : !isLast) this.#disorder = true
      if (isLast) this.#last = after
      this.#entries.set(id, after)
    }
    this.#bytes += (after?.bytes ?? 0) - (before?.bytes ?? 0)
    this.#indexes.replace(before, after)
  }
}
