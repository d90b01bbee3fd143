// Documents in IndexedDB. Writing thousands of records with index entries takes seconds, so a commit appends all that it changes to
// the log, as one record; that is remembered here (the overlay) and folded into the documents' own store when nothing else is asked.
//   log   1, 2, 3 … -> one transaction's changes (idb-log.ts); 'folded' -> [record, changes of it that are folded already]
//   docs  a DocRecord each, its key collection number times 2^33 plus sequence; one index `i` over the entries of index-entries.ts
// The tidying changes nothing that anybody could see, so it counts up no rev; it is idempotent, whoever does it.
import type { Doc } from '../../runtime/ports.ts'
import { answerOf } from '../data/idb-request.ts'
import type { DocWrite } from '../data/disk.ts'
import type { Connection } from '../idb/connection.ts'
import type { CompiledQuery } from '../query/query.ts'
import type { Entry } from './collection-entry.ts'
import { fold } from './idb-fold.ts'
import { entryOf, pack, recordOf, STRIDE, unpack, type DocRecord, type Op, type Packed } from './idb-log.ts'
import { entriesOf, idEntry, lookups } from './index-entries.ts'

export interface FoldTuning {
  /** Documents of more bytes are not written twice: they go to their store at once. */
  readonly direct: number
  /** So many changes in the log are worth folding, when nothing was asked for so many milliseconds. */
  readonly worth: number
  readonly pause: number
}

/** What the log says last of a document. */
export type Over = Exclude<Op, { op: 'drop' | 'there' }>

export interface LogRecord {
  readonly key: number
  readonly ops: readonly Op[]
  /** How many of them the overlay knows. */
  applied: number
}

/** So many changes in the log that nothing else is written before some are folded. */
const CROWDED = 50_000

export class IdbDocs {
  readonly #overlay = new Map<number, Map<string, Over>>()
  log: LogRecord[] = []
  /** Changes of the first record that are folded already. */
  folded = 0
  /** Changes that are not folded, and how many of them are drops. */
  left = 0
  drops = 0
  nextKey = 1
  /** As of which commit all of this is. */
  rev = -1
  readonly tuning: FoldTuning
  #folding = false

  constructor(tuning: FoldTuning) {
    this.tuning = tuning
  }

  begin(native: IDBTransaction): DocsPart {
    return new DocsPart(this, native)
  }

  get untidy(): number | null {
    if (this.left > CROWDED) return 0
    if (this.#folding && this.left > 0) return 10
    return this.left > this.tuning.worth || this.drops > 0 ? this.tuning.pause : null
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

  /**
   * What the log says, by collection number, then `_id`. Brought up to date when it is asked for: as long as collections are in
   * memory, writing asks for nothing.
   */
  get overlay(): Map<number, Map<string, Over>> {
    let at = this.log.length
    while (at > 0 && this.log[at - 1]!.applied < this.log[at - 1]!.ops.length) at--
    for (; at < this.log.length; at++) {
      const record = this.log[at]!
      for (; record.applied < record.ops.length; record.applied++) this.apply(record.ops[record.applied]!)
    }
    return this.#overlay
  }

  clear(): void {
    this.#overlay.clear()
    this.log = []
    this.folded = this.left = this.drops = 0
  }

  apply(op: Op): void {
    if (op.op === 'drop') {
      this.#overlay.delete(op.n)
      return
    }
    let mine = this.#overlay.get(op.n)
    if (!mine) this.#overlay.set(op.n, (mine = new Map()))
    if (op.op === 'there') mine.delete(op.id)
    else mine.set(op.op === 'put' ? op.entry.doc._id : op.id, op)
  }
}

/** What one transaction does with documents. */
export class DocsPart {
  readonly #docs: IdbDocs
  readonly #native: IDBTransaction
  readonly #ops: Op[] = []
  /** For each of them that the overlay knows: what that had. */
  readonly #before: (Over | Map<string, Over> | undefined)[] = []
  #rev: number | null = null

  constructor(docs: IdbDocs, native: IDBTransaction) {
    this.#docs = docs
    this.#native = native
  }

  get #store(): IDBObjectStore {
    return this.#native.objectStore('docs')
  }

  write(write: DocWrite): void {
    const { n } = write
    if (write.do === 'drop') this.#add({ op: 'drop', n })
    else if (write.do === 'delete') {
      const { sequence, doc } = write.before
      this.#add({ op: 'delete', n, sequence, id: doc._id })
    } else if (write.after.bytes > this.#docs.tuning.direct) {
      const { after } = write
      this.#store.put(recordOf(n, after, entriesOf(n, after.doc)))
      this.#add({ op: 'there', n, sequence: after.sequence, id: after.doc._id })
    } else this.#add({ op: 'put', n, entry: write.after, json: write.json })
  }

  #add(op: Op): void {
    this.#ops.push(op)
  }

  /** What the log says, with what this transaction has changed so far. */
  get #overlay(): Map<number, Map<string, Over>> {
    const { overlay } = this.#docs
    for (; this.#before.length < this.#ops.length;) {
      const op = this.#ops[this.#before.length]!
      const mine = overlay.get(op.n)
      this.#before.push(op.op === 'drop' ? mine : mine?.get(op.op === 'put' ? op.entry.doc._id : op.id))
      this.#docs.apply(op)
    }
    return overlay
  }

  /** The last request of a transaction that makes this rev. */
  finish(rev: number): void {
    this.#rev = rev
    if (this.#ops.length > 0) this.#native.objectStore('log').put(pack(this.#ops), this.#docs.nextKey)
  }

  committed(): void {
    if (this.#rev === null) return
    this.#docs.rev = this.#rev
    if (this.#ops.length === 0) return
    this.#docs.append({ key: this.#docs.nextKey++, ops: this.#ops, applied: this.#before.length })
  }

  takeBack(): void {
    const { overlay } = this.#docs
    for (let i = this.#before.length - 1; i >= 0; i--) {
      const op = this.#ops[i]!
      const before = this.#before[i]
      if (op.op === 'drop') {
        if (before instanceof Map) overlay.set(op.n, before)
        continue
      }
      const id = op.op === 'put' ? op.entry.doc._id : op.id
      if (before) overlay.get(op.n)!.set(id, before as Over)
      else overlay.get(op.n)!.delete(id)
    }
  }

  async anew(rev: number): Promise<void> {
    const log = this.#native.objectStore('log')
    const [keys, records] = await Promise.all([
      answerOf(log.getAllKeys()),
      answerOf(log.getAll() as IDBRequest<(Packed | [number, number])[]>)
    ])
    const docs = this.#docs
    docs.clear()
    docs.rev = rev
    const at = keys.indexOf('folded')
    const [record, done] = at < 0 ? [0, 0] : (records[at] as [number, number])
    keys.forEach((key, i) => {
      if (i === at) return
      const ops = unpack(records[i] as Packed)
      const from = key === record ? done : 0
      if (from > 0) docs.folded = from
      docs.append({ key: key as number, ops, applied: from }, from)
    })
    docs.nextKey = Math.max(docs.log.at(-1)?.key ?? 0, record) + 1
  }

  taken(): number[] {
    return this.#docs.log.flatMap(({ ops }) => ops.flatMap((op) => (op.op === 'drop' ? [op.n] : [])))
  }

  async doc(n: number, id: Doc['_id']): Promise<Entry | null> {
    const over = this.#overlay.get(n)?.get(id)
    if (over) return over.op === 'put' ? over.entry : null
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
    const overlay = this.#overlay.get(n)
    if (!overlay || overlay.size === 0) return entries
    const full = records.length === limit
    const to = full ? entries.at(-1)!.sequence : Infinity
    const page = laidOver(entries, overlay, from, to)
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
    const overlay = this.#overlay.get(n)
    return overlay && overlay.size > 0 ? laidOver(mine, overlay, 0, Infinity) : mine
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

/** Entries as the log has changed them, in the order of sequence, with those of the log from one sequence to another. */
function laidOver(
  entries: readonly Entry[],
  overlay: ReadonlyMap<string, Over>,
  from: number,
  to: number
): Entry[] {
  const out = entries.filter(({ doc }) => !overlay.has(doc._id))
  for (const over of overlay.values()) {
    if (over.op === 'put' && over.entry.sequence >= from && over.entry.sequence <= to) out.push(over.entry)
  }
  return out.sort((a, b) => a.sequence - b.sequence)
}
