// The indexes of a collection, which nobody declares: the first equality asked of a path makes one.
import type { CompiledQuery, Scalar } from '../query/query.ts'
import type { Path } from '../query/walk.ts'
import { sortByPlace, type Entry } from './collection-entry.ts'
import { HashIndex } from './hash-index.ts'

/** Paths indexed at a time: whoever asks of ever new paths gets no memory for each. */
const MOST_INDEXES = 16

/** What an index says that an equality can only find: documents with one of these values. */
interface Lookup {
  readonly index: HashIndex
  readonly values: readonly Scalar[]
  /** At most, as a document may have several of them. */
  readonly count: number
}

export class CollectionIndexes {
  /** By path; the one asked last comes last. */
  readonly #indexes = new Map<string, HashIndex>()

  /** The equality of a query that the fewest documents fulfil; null where it asks for none. */
  narrowest(query: CompiledQuery, entries: () => Iterable<Entry>): Lookup | null {
    let best: Lookup | null = null
    for (const condition of query.conditions) {
      if (!('values' in condition)) continue
      const { path, values } = condition
      const index = this.#on(path, entries)
      const count = values.reduce<number>((sum, value) => sum + index.count(value), 0)
      if (best === null || count < best.count) best = { index, values, count }
    }
    return best
  }

  replace(before: Entry | null, after: Entry | null): void {
    for (const index of this.#indexes.values()) {
      if (before) index.remove(before)
      if (after) index.add(after)
    }
  }

  clear(): void {
    this.#indexes.clear()
  }

  #on(path: Path, entries: () => Iterable<Entry>): HashIndex {
    let index = this.#indexes.get(path.text)
    if (index) this.#indexes.delete(path.text)
    else index = new HashIndex(path, entries())
    this.#indexes.set(path.text, index)
    if (this.#indexes.size > MOST_INDEXES) {
      const [oldest] = this.#indexes.keys()
      this.#indexes.delete(oldest!)
    }
    return index
  }
}

/** The documents that have one of the values, each once, in the order of insertion. */
export function having({ index, values }: Lookup): Entry[] {
  if (values.length === 1) return sortByPlace([...index.get(values[0]!)])
  const found = new Set<Entry>()
  for (const value of values) for (const entry of index.get(value)) found.add(entry)
  return sortByPlace([...found])
}
