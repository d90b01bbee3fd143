// One transaction on the database of idb-disk.ts: questions and writes as requests, which the browser keeps in order.
import type { Doc, Scope } from '../../runtime/ports.ts'
import type { DocsPart } from '../db/idb-docs.ts'
import { SMALL } from '../kv/remembered.ts'
import type { CompiledQuery } from '../query/query.ts'
import type { CollectionRow, Found, Kind, KvRow, Revs, Tx, Write } from './disk.ts'
import { fromCloned, toCloned } from './forms.ts'
import { answerOf, keyOf, rangeOf } from './idb-request.ts'
import { sizeOfScope } from './idb-size.ts'

/** Rows are read in pages of at most so many, and so many bytes. */
const PAGE = 256
const PAGE_BYTES = 4 * 1_048_576

export class IdbTx implements Tx {
  revs: Revs | null = null
  readonly #native: IDBTransaction
  readonly #docs: DocsPart | null

  constructor(native: IDBTransaction, docs: DocsPart | null) {
    this.#native = native
    this.#docs = docs
  }

  store(name: string): IDBObjectStore {
    return this.#native.objectStore(name)
  }

  /** Those of other kinds than asked for are -1: each costs a request. */
  async readRevs(kinds: readonly Kind[] = ['kv', 'db']): Promise<Revs> {
    const revs = this.store('revs')
    const read = async (kind: Kind): Promise<number> =>
      kinds.includes(kind) ? (((await answerOf<unknown>(revs.get(kind))) as number | undefined) ?? 0) : -1
    const [kv, db] = await Promise.all([read('kv'), read('db')])
    return { kv, db }
  }

  /** The last of it. */
  finish(kinds: readonly Kind[], revs: Revs): void {
    for (const kind of kinds) this.store('revs').put(revs[kind], kind)
    if (kinds.includes('db')) this.#docs?.finish(revs.db)
  }

  commit(): void {
    this.#native.commit()
  }

  write(write: Write): void {
    if (write.to === 'docs') this.#docsPart.write(write)
    else if (write.to === 'collections') {
      const { scope, name } = write.do === 'put' ? write.row : write
      if (write.do === 'put') this.store('collections').put(write.row, keyOf(scope, name))
      else this.store('collections').delete(keyOf(scope, name))
    } else if (write.do === 'clear') {
      this.store('kv').delete(rangeOf(write.scope))
      this.store('sizes').delete(rangeOf(write.scope))
    } else {
      const key = keyOf(write.scope, write.key)
      if (write.do === 'put') {
        this.store('kv').put(toCloned(write.kept), key)
        if (write.size > SMALL) this.store('sizes').put(write.size, key)
        else if (write.sizeBefore) this.store('sizes').delete(key)
      } else {
        this.store('kv').delete(key)
        this.store('sizes').delete(key)
      }
    }
  }

  // No promises are made of what nobody waits for: a failure ends the transaction, which says why.
  async get(scope: Scope, key: string): Promise<Found> {
    return foundOf(await answerOf<unknown>(this.store('kv').get(keyOf(scope, key))))
  }
  getMany(scope: Scope, keys: readonly string[]) {
    return Promise.all(keys.map((key) => this.get(scope, key)))
  }
  async has(scope: Scope, key: string) {
    return (await answerOf(this.store('kv').count(keyOf(scope, key)))) > 0
  }
  async keys(scope: Scope, most?: number) {
    const keys = await answerOf(
      this.store('kv').getAllKeys(rangeOf(scope), most === Infinity ? undefined : most)
    )
    return keys.map((key) => (key as [IDBValidKey, string])[1])
  }
  count(scope: Scope | null) {
    return answerOf(scope ? this.store('kv').count(rangeOf(scope)) : this.store('kv').count())
  }
  /** Leaps from one store to the next. */
  async scopes() {
    const found: Scope[] = []
    const request = this.store('kv').openKeyCursor()
    for (let cursor = await answerOf(request); cursor; cursor = await answerOf(request)) {
      const [scope] = cursor.key as unknown as [Scope]
      found.push(scope)
      cursor.continue([scope, []] as unknown as IDBValidKey)
    }
    return found
  }
  size(scope: Scope) {
    return sizeOfScope(this.store('kv'), this.store('sizes'), scope)
  }
  async rows(scope: Scope, after: string | null): Promise<KvRow[]> {
    const range = rangeOf(scope, after)
    const [keys, bigKeys, sizes] = await Promise.all([
      answerOf(this.store('kv').getAllKeys(range, PAGE)),
      answerOf(this.store('sizes').getAllKeys(range, PAGE)),
      answerOf(this.store('sizes').getAll(range, PAGE) as IDBRequest<number[]>)
    ])
    const names = keys.map((key) => (key as [IDBValidKey, string])[1])
    const big = new Map(bigKeys.map((key, i) => [(key as [IDBValidKey, string])[1], sizes[i]!]))
    const bytesOf = (name: string): number => big.get(name) ?? SMALL
    let end = 0
    for (
      let bytes = 0;
      end < names.length && (end === 0 || bytes + bytesOf(names[end]!) <= PAGE_BYTES);
      end++
    )
      bytes += bytesOf(names[end]!)
    if (end === 0) return []
    const values = await answerOf(this.store('kv').getAll(range, end))
    return names
      .slice(0, end)
      .map((key, i) => ({ scope, key, value: foundOf(values[i]).value, bytes: bytesOf(key) }))
  }
  async sizes() {
    const store = this.store('sizes')
    const [keys, sizes] = await Promise.all([answerOf(store.getAllKeys()), answerOf(store.getAll())])
    return (keys as unknown as [Scope, string][]).map(([scope, key], i) => ({
      scope,
      key,
      size: sizes[i] as number
    }))
  }

  collections() {
    return answerOf(this.store('collections').getAll() as IDBRequest<CollectionRow[]>)
  }
  docsAnew() {
    return this.#docsPart.anew(this.revs!.db)
  }
  takenNumbers() {
    return this.#docsPart.taken()
  }
  doc(n: number, id: Doc['_id']) {
    return this.#docsPart.doc(n, id)
  }
  docs(n: number, from: number, limit: number) {
    return this.#docsPart.docs(n, from, limit)
  }
  candidates(n: number, query: CompiledQuery) {
    return this.#docsPart.candidates(n, query)
  }

  get #docsPart(): DocsPart {
    if (!this.#docs) throw new Error('Documents are asked for before loadDocs.')
    return this.#docs
  }
}

const foundOf = (data: unknown): Found =>
  data === undefined ? { found: false, value: undefined } : { found: true, value: fromCloned(data) }
