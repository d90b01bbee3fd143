// A disk that is none: it keeps what a commit brings, by reference, and forgets all with the tab.
import type { Scope } from '../../runtime/ports.ts'
import type { Entry } from '../db/collection-entry.ts'
import { closed } from '../errors.ts'
import { sizeOf } from '../kv/operations.ts'
import { copyValue } from '../query/copy.ts'
import { SMALL } from '../kv/remembered.ts'
import type { CollectionRow, Disk, Kept, Kind, KvRow, Revs, Tx, Write } from './disk.ts'
import { WHAT } from './place.ts'
import { drive } from './steps.ts'

interface Content {
  readonly kv: Map<string, { scope: Scope; keys: Map<string, Kept> }>
  readonly docs: Map<number, Map<string, Entry>>
  readonly collections: Map<string, CollectionRow>
}

export function memoryDisk(): Disk {
  const content: Content = { kv: new Map(), docs: new Map(), collections: new Map() }
  let revs: Revs = { kv: 0, db: 0 }
  let open = true
  const counted = (kinds: readonly Kind[]): Revs => {
    for (const kind of kinds) revs = { ...revs, [kind]: revs[kind] + 1 }
    return revs
  }

  return {
    tells: false,
    remembers: true,
    blobBytes: false,
    warmth: { atOnce: Infinity, one: Infinity, all: Infinity },
    untidy: null,
    loadDocs: () => Promise.resolve(),
    async transact({ writes }, work) {
      if (!open) throw closed(WHAT)
      const tx = new MemoryTx(content, revs, [])
      try {
        await drive(work(tx))
      } catch (thrown) {
        tx.takeBack()
        throw thrown
      }
      return counted(writes)
    },
    async commit(kinds, _expected, writes) {
      if (!open) throw closed(WHAT)
      const tx = new MemoryTx(content, revs, null)
      for (const write of writes) tx.write(write)
      return counted(kinds)
    },
    tidy: () => Promise.resolve(false),
    tell() {},
    hear() {},
    close() {
      open = false
    }
  }
}

class MemoryTx implements Tx {
  readonly revs: Revs
  readonly #content: Content
  /** null: nothing can fail. */
  readonly #undo: (() => void)[] | null

  constructor(content: Content, revs: Revs, undo: (() => void)[] | null) {
    this.#undo = undo
    this.#content = content
    this.revs = revs
  }

  takeBack(): void {
    for (const step of this.#undo!.reverse()) step()
  }

  write(write: Write): void {
    const { kv, docs, collections } = this.#content
    if (write.to === 'collections') {
      const { scope, name } = write.do === 'put' ? write.row : write
      this.#set(collections, JSON.stringify([scope, name]), write.do === 'put' ? write.row : undefined)
    } else if (write.to === 'docs') {
      if (write.do === 'drop') return this.#set(docs, write.n, undefined)
      const all = docs.get(write.n) ?? new Map<string, Entry>()
      if (!docs.has(write.n)) this.#set(docs, write.n, all)
      if (write.do === 'put') this.#set(all, write.after.doc._id, write.after)
      else this.#set(all, write.before.doc._id, undefined)
    } else {
      const id = JSON.stringify(write.scope)
      const keys = kv.get(id)?.keys
      if (write.do === 'clear') this.#set(kv, id, undefined)
      else if (write.do === 'delete') {
        if (keys) this.#set(keys, write.key, undefined)
      } else if (keys) this.#set(keys, write.key, write.kept)
      else this.#set(kv, id, { scope: write.scope, keys: new Map([[write.key, write.kept]]) })
    }
  }

  #set<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
    const before = this.#undo ? map.get(key) : undefined
    if (value === undefined) map.delete(key)
    else map.set(key, value)
    this.#undo?.push(() => (before === undefined ? map.delete(key) : map.set(key, before)))
  }

  get(scope: Scope, key: string) {
    const kept = this.#keys(scope)?.get(key)
    return { found: kept !== undefined, value: kept?.value }
  }
  getMany(scope: Scope, keys: readonly string[]) {
    return keys.map((key) => this.get(scope, key))
  }
  has(scope: Scope, key: string) {
    return this.#keys(scope)?.has(key) ?? false
  }
  keys(scope: Scope, most?: number) {
    return [...(this.#keys(scope)?.keys() ?? [])].sort().slice(0, most)
  }
  count(scope: Scope | null) {
    if (scope) return this.#keys(scope)?.size ?? 0
    return [...this.#content.kv.values()].reduce((sum, { keys }) => sum + keys.size, 0)
  }
  scopes() {
    return [...this.#content.kv].sort(byText).flatMap(([, { scope, keys }]) => (keys.size > 0 ? [scope] : []))
  }
  rows(scope: Scope, after: string | null): KvRow[] {
    const rows = [...(this.#keys(scope) ?? [])].sort(byText).filter(([key]) => after === null || key > after)
    return rows
      .slice(0, PAGE)
      .map(([key, kept]) => ({ scope, key, value: copyValue(kept.value), bytes: sizeOf(key, kept) }))
  }
  size(scope: Scope) {
    const keys = [...(this.#keys(scope) ?? [])]
    return { count: keys.length, bytes: keys.reduce((sum, [key, kept]) => sum + sizeOf(key, kept), 0) }
  }
  sizes() {
    const sizes = [...this.#content.kv.values()].flatMap(({ scope, keys }) =>
      Array.from(keys, ([key, kept]) => ({ scope, key, size: sizeOf(key, kept) }))
    )
    return sizes.filter(({ size }) => size > SMALL)
  }

  collections() {
    return [...this.#content.collections.values()]
  }
  docsAnew() {}
  takenNumbers() {
    return []
  }
  doc(n: number, id: string) {
    return this.#content.docs.get(n)?.get(id) ?? null
  }
  docs(n: number, from: number) {
    const entries = [...(this.#content.docs.get(n)?.values() ?? [])].filter(
      ({ sequence }) => sequence >= from
    )
    return entries.sort((a, b) => a.sequence - b.sequence)
  }
  candidates() {
    return null
  }

  #keys(scope: Scope): Map<string, Kept> | undefined {
    return this.#content.kv.get(JSON.stringify(scope))?.keys
  }
}

const PAGE = 64
const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0
