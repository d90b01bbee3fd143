// Documents in IndexedDB. Writing thousands of records with index entries takes seconds, so a commit appends all that it changes to
// the log, as one record; that is remembered here (the overlay) and folded into the documents' own store when nothing else is asked.
//   log   1, 2, 3 … -> one transaction's changes (idb-log.ts); 'folded' -> [record, changes of it that are folded already]
//   docs  a DocRecord each, its key collection number times 2^33 plus sequence; one index `i` over the entries of index-entries.ts
// The tidying changes nothing that anybody could see, so it counts up no rev; it is idempotent, whoever does it.
import type { Doc } from '../../runtime/ports.ts'
import { answerOf, ended } from '../data/idb-request.ts'
import type { Write } from '../data/disk.ts'
import type { Connection } from '../idb/connection.ts'
import type { CompiledQuery } from '../query/query.ts'
import type { Entry } from './collection-entry.ts'
import { fold } from './idb-fold.ts'
import { entryOf, pack, recordOf, STRIDE, unpack, type DocRecord, type Op, type Packed } from './idb-log.ts'
import { entriesOf, idEntry, lookups } from './index-entries.ts'

/** Documents of more bytes are not written twice: they go to their store at once. */
const DIRECT = 65_536

/** What the log says last of a document. */
export interface Over {
  readonly op: Op
  /** null: it is gone. */
  readonly entry: Entry | null
  readonly sequence: number
}

export interface LogRecord {
  readonly key: number
  readonly ops: readonly Op[]
}

/** Log changes that are worth folding, and so many that nothing else is written before. */
const WORTH = 512
const CROWDED = 50_000

export class IdbDocs {
  /** By collection number, then `_id`. */
  readonly overlay = new Map<number, Map<string, Over>>()
  log: LogRecord[] = []
  /** Changes of the first record that are folded already. */
  folded = 0
  /** Changes that are not folded, and how many of them are drops. */
  left = 0
  drops = 0
  nextKey = 1
  /** As of which commit all of this is. */
  rev = -1
  #folding = false

  begin(native: IDBTransaction): DocsPart {
    return new DocsPart(this, native)
  }

  get untidy(): number | null {
    if (this.left > CROWDED) return 0
    if (this.#folding && this.left > 0) return 10
    return this.left > WORTH || this.drops > 0 ? 500 : null
  }

  async tidy(connection: Connection): Promise<boolean> {
    this.#folding = true
    const more = await fold(this, connection).catch(() => false)
    if (!more) this.#folding = false
    return more
  }

  /** Takes a record, or what is left of it, into the log. */
  append(record: LogRecord, from = 0): void {
    this.log.push(record)
    this.left += record.ops.length - from
    for (let i = from; i < record.ops.length; i++) if (record.ops[i]!.op === 'drop') this.drops++
  }

  apply(op: Op): void {
    if (op.op === 'drop') {
      this.overlay.delete(op.n)
      return
    }
    let mine = this.overlay.get(op.n)
    if (!mine) this.overlay.set(op.n, (mine = new Map()))
    if (op.op === 'put') mine.set(op.entry.doc._id, { op, entry: op.entry, sequence: op.entry.sequence })
    else if (op.op === 'there') mine.delete(op.id)
    else mine.set(op.id, { op, entry: null, sequence: op.sequence })
  }
}

/** What one transaction does with documents. */
export class DocsPart {
  readonly #docs: IdbDocs
  readonly #native: IDBTransaction
  readonly #ops: Op[] = []
  readonly #undo: (() => void)[] = []
  #rev: number | null = null

  constructor(docs: IdbDocs, native: IDBTransaction) {
    this.#docs = docs
    this.#native = native
  }

  get #store(): IDBObjectStore {
    return this.#native.objectStore('docs')
  }

  write(write: Write & { to: 'docs' }): void {
    const { n } = write
    if (write.do === 'drop') this.#add({ op: 'drop', n })
    else if (write.do === 'delete') this.#add({ op: 'delete', n, sequence: write.sequence, id: write.id })
    else if (write.entry.bytes > DIRECT) {
      const { entry } = write
      this.#store.put(recordOf(n, entry, entriesOf(n, entry.doc)))
      this.#add({ op: 'there', n, sequence: entry.sequence, id: entry.doc._id })
    } else this.#add({ op: 'put', n, entry: write.entry, json: write.json })
  }

  #add(op: Op): void {
    const { overlay } = this.#docs
    const mine = overlay.get(op.n)
    if (op.op === 'drop') this.#undo.push(() => void (mine && overlay.set(op.n, mine)))
    else {
      const id = op.op === 'put' ? op.entry.doc._id : op.id
      const before = mine?.get(id)
      this.#undo.push(() => {
        const now = overlay.get(op.n)
        if (before) now?.set(id, before)
        else now?.delete(id)
      })
    }
    this.#docs.apply(op)
    this.#ops.push(op)
  }

  /** The last request of a transaction that makes this rev. */
  finish(rev: number): void {
    this.#rev = rev
    if (this.#ops.length > 0) this.#native.objectStore('log').put(pack(this.#ops), this.#docs.nextKey)
  }

  committed(): void {
    if (this.#rev === null) return
    this.#docs.rev = this.#rev
    if (this.#ops.length > 0) this.#docs.append({ key: this.#docs.nextKey++, ops: this.#ops })
  }

  takeBack(): void {
    for (const step of this.#undo.reverse()) step()
  }

  async anew(rev: number): Promise<void> {
    const log = this.#native.objectStore('log')
    const [keys, records] = await Promise.all([
      answerOf(log.getAllKeys()),
      answerOf(log.getAll() as IDBRequest<(Packed | [number, number])[]>)
    ])
    const docs = this.#docs
    docs.overlay.clear()
    docs.log = []
    docs.folded = docs.left = docs.drops = 0
    docs.rev = rev
    const at = keys.indexOf('folded')
    const [record, done] = at < 0 ? [0, 0] : (records[at] as [number, number])
    keys.forEach((key, i) => {
      if (i === at) return
      const ops = unpack(records[i] as Packed)
      const from = key === record ? done : 0
      if (from > 0) docs.folded = from
      docs.append({ key: key as number, ops }, from)
      for (const op of from > 0 ? ops.slice(from) : ops) docs.apply(op)
    })
    docs.nextKey = Math.max(docs.log.at(-1)?.key ?? 0, record) + 1
  }

  taken(): number[] {
    return this.#docs.log.flatMap(({ ops }) => ops.flatMap((op) => (op.op === 'drop' ? [op.n] : [])))
  }

  async doc(n: number, id: Doc['_id']): Promise<Entry | null> {
    const over = this.#docs.overlay.get(n)?.get(id)
    if (over) return over.entry
    const records = await this.#having(idEntry(n, id))
    return (
      records
        .filter(({ k }) => inCollection(n, k))
        .map(entryOf)
        .find(({ doc }) => doc._id === id) ?? null
    )
  }

  async docs(n: number, from: number, limit: number): Promise<Entry[]> {
    const range = IDBKeyRange.bound(n * STRIDE + from, (n + 1) * STRIDE, false, true)
    const records = await answerOf(this.#store.getAll(range, limit) as IDBRequest<DocRecord[]>)
    const entries = records.map(entryOf)
    const overlay = this.#docs.overlay.get(n)
    if (!overlay || overlay.size === 0) return entries
    const full = records.length === limit
    const to = full ? entries.at(-1)!.sequence : Infinity
    const page = laidOver(entries, overlay, ({ sequence }) => sequence >= from && sequence <= to)
    // All of a page may be gone by now, and the end is told by an empty one.
    return page.length === 0 && full ? this.docs(n, to + 1, limit) : page
  }

  async candidates(n: number, query: CompiledQuery): Promise<Entry[] | null> {
    const entries = await this.#narrowest(lookups(n, query))
    if (!entries) return null
    const found = await Promise.all(entries.map((entry) => this.#having(entry)))
    const filled = found.filter((records) => records.length > 0)
    let records = filled[0] ?? []
    if (filled.length > 1) {
      const byKey = new Map(filled.flat().map((record) => [record.k, record]))
      records = [...byKey.values()].sort((a, b) => a.k - b.k)
    }
    const mine = records.filter(({ k }) => inCollection(n, k)).map(entryOf)
    const overlay = this.#docs.overlay.get(n)
    return overlay && overlay.size > 0 ? laidOver(mine, overlay, () => true) : mine
  }

  /** Of several lookups, the one that finds least. */
  async #narrowest(all: readonly number[][]): Promise<readonly number[] | null> {
    if (all.length < 2) return all[0] ?? null
    const index = this.#store.index('i')
    const counts = await Promise.all(
      all.map(async (entries) => {
        const each = await Promise.all(entries.map((entry) => answerOf(index.count(entry))))
        return each.reduce((sum, count) => sum + count, 0)
      })
    )
    return all[counts.indexOf(Math.min(...counts))]!
  }

  /** In the order of their keys. */
  #having(entry: number): Promise<DocRecord[]> {
    return answerOf(this.#store.index('i').getAll(entry) as IDBRequest<DocRecord[]>)
  }
}

const inCollection = (n: number, k: number): boolean => k >= n * STRIDE && k < (n + 1) * STRIDE

/** Entries as the log has changed them, in the order of sequence, with those of the log that belong there. */
function laidOver(
  entries: readonly Entry[],
  overlay: ReadonlyMap<string, Over>,
  belongs: (over: Over) => boolean
): Entry[] {
  const out = entries.filter(({ doc }) => !overlay.has(doc._id))
  for (const over of overlay.values()) if (over.entry && belongs(over)) out.push(over.entry)
  return out.sort((a, b) => a.sequence - b.sequence)
}
