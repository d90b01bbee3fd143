// Which documents have a value at a path. Everything that equality could find is in it (list elements each, nothing and absent as
// null), so an equality that it can answer needs no second look.
import type { Value } from '../../runtime/message.ts'
import type { Scalar } from '../query/query.ts'
import { reaches, type Path } from '../query/walk.ts'
import type { Entry } from './collection-entry.ts'

/** Most values of most paths are had by one document only, which then needs no set. */
type Bucket = Entry | Set<Entry>

const none: ReadonlySet<Entry> = new Set()

export class HashIndex {
  readonly #keys: readonly string[]
  readonly #buckets = new Map<Exclude<Scalar, Date>, Bucket>()
  /** Dates, by their milliseconds. */
  readonly #dates = new Map<number, Bucket>()

  constructor(path: Path, entries: Iterable<Entry>) {
    this.#keys = path.keys
    for (const entry of entries) this.add(entry)
  }

  add(entry: Entry): void {
    this.#each(entry, (value) => {
      if (value instanceof Date) put(this.#dates, value.getTime(), entry)
      else put(this.#buckets, value, entry)
    })
  }

  remove(entry: Entry): void {
    this.#each(entry, (value) => {
      if (value instanceof Date) take(this.#dates, value.getTime(), entry)
      else take(this.#buckets, value, entry)
    })
  }

  /** How many documents have the value. */
  count(value: Scalar): number {
    const bucket = this.#bucket(value)
    return bucket === undefined ? 0 : bucket instanceof Set ? bucket.size : 1
  }

  /** The documents that have the value, in no order. */
  get(value: Scalar): ReadonlySet<Entry> | readonly [Entry] {
    const bucket = this.#bucket(value)
    return bucket === undefined ? none : bucket instanceof Set ? bucket : [bucket]
  }

  #bucket(value: Scalar): Bucket | undefined {
    return value instanceof Date ? this.#dates.get(value.getTime()) : this.#buckets.get(value)
  }

  #each(entry: Entry, found: (value: Scalar) => void): void {
    const one = (value: Value): false => {
      if (typeof value !== 'object' || value === null) found(value ?? null)
      else if (value instanceof Date) found(value)
      return false
    }
    reaches(entry.doc, this.#keys, 0, one)
  }
}

function put<Key>(buckets: Map<Key, Bucket>, key: Key, entry: Entry): void {
  const bucket = buckets.get(key)
  if (bucket === undefined) buckets.set(key, entry)
  else if (bucket instanceof Set) bucket.add(entry)
  // A document may have a value twice, in a list.
  else if (bucket !== entry) buckets.set(key, new Set([bucket, entry]))
}

function take<Key>(buckets: Map<Key, Bucket>, key: Key, entry: Entry): void {
  const bucket = buckets.get(key)
  if (bucket === entry) buckets.delete(key)
  else if (bucket instanceof Set && bucket.delete(entry) && bucket.size === 0) buckets.delete(key)
}
