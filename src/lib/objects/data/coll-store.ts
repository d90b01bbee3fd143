// What a [coll] holds: entries in an order, each with a number or a word as its key, or with both, and a list.
import type { List } from '../../runtime/message.ts'

export type Key = number | string

export interface Entry {
  index?: number
  name?: string
  data: List
}

export const keyOf = (entry: Entry): Key => entry.index ?? entry.name!

export class Coll {
  #entries: Entry[] = []
  readonly #changed = new Set<() => void>()

  get entries(): readonly Readonly<Entry>[] {
    return this.#entries
  }

  /** Calls back after each change; gives the way to stop. */
  watch(changed: () => void): () => void {
    const own = (): void => changed()
    this.#changed.add(own)
    return () => void this.#changed.delete(own)
  }

  placeOf(key: Key): number {
    return this.#entries.findIndex(({ index, name }) => (typeof key === 'number' ? index : name) === key)
  }

  get(key: Key): Readonly<Entry> | undefined {
    return this.#entries[this.placeOf(key)]
  }

  replace(entries: readonly Entry[]): void {
    this.#change(entries.map((entry) => ({ ...entry })))
  }

  store(key: Key, data: List): void {
    const entry = this.#entries[this.placeOf(key)]
    if (entry) entry.data = data
    else this.#entries.push(typeof key === 'number' ? { index: key, data } : { name: key, data })
    this.#change()
  }

  /** Under a word and a number at once. */
  nstore(name: string, index: number, data: List): void {
    this.#entries = this.#entries.filter((entry) => entry.index !== index && entry.name !== name)
    this.#entries.push({ index, name, data })
    this.#change()
  }

  assoc(name: string, index: number): void {
    const entry = this.#entries[this.placeOf(index)]
    if (!entry) return
    this.#entries = this.#entries.filter(
      (other) => other === entry || other.name !== name || other.index !== undefined
    )
    for (const other of this.#entries) if (other.name === name) delete other.name
    entry.name = name
    this.#change()
  }

  deassoc(name: string): void {
    const entry = this.#entries[this.placeOf(name)]
    if (entry?.index === undefined) return
    delete entry.name
    this.#change()
  }

  append(data: List): void {
    const highest = this.#entries.reduce((found, { index = -1 }) => Math.max(found, index), -1)
    this.#entries.push({ index: highest + 1, data })
    this.#change()
  }

  /** Makes room where the number is taken: it and all above it go up by one. */
  insert(index: number, data: List): void {
    const place = this.placeOf(index)
    if (place < 0) return this.store(index, data)
    this.#shift(index, 1)
    this.#entries.splice(place, 0, { index, data })
    this.#change()
  }

  remove(key: Key): void {
    const place = this.placeOf(key)
    if (place < 0) return
    this.#entries.splice(place, 1)
    this.#change()
  }

  /** As remove, and all numbers above it go down by one. */
  delete(key: Key): void {
    const entry = this.get(key)
    if (!entry) return
    this.#entries = this.#entries.filter((other) => other !== entry)
    if (entry.index !== undefined) this.#shift(entry.index, -1)
    this.#change()
  }

  /** Numbers from here on go up by one. */
  separate(from: number): void {
    this.#shift(from, 1)
    this.#change()
  }

  renumber(from: number): void {
    let next = from
    for (const entry of this.#entries) if (entry.index !== undefined) entry.index = next++
    this.#change()
  }

  swap(a: Key, b: Key): void {
    const [first, second] = [this.#entries[this.placeOf(a)], this.#entries[this.placeOf(b)]]
    if (!first || !second) return
    ;[first.data, second.data] = [second.data, first.data]
    this.#change()
  }

  /** Stable; `value` says what of an entry counts. */
  sort(value: (entry: Entry) => List[number], compare: (a: List[number], b: List[number]) => number): void {
    this.#entries.sort((a, b) => compare(value(a), value(b)))
    this.#change()
  }

  #shift(from: number, by: number): void {
    for (const entry of this.#entries) if (entry.index !== undefined && entry.index >= from) entry.index += by
  }

  #change(entries = this.#entries): void {
    this.#entries = entries
    for (const each of this.#changed) each()
  }
}
