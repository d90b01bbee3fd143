// The disk of browsers: one IndexedDB database per patch, `loadbang-data-ID`, version 2.
//   kv           [scope, key] -> value in the codec's stored form; a scope's keys are the range [scope] to [scope, []]
//   sizes        [scope, key] -> bytes, for values over 1 KB alone: what the patch's share of the disk is counted by
//   revs         'kv' or 'db' -> how often that kind was committed; each commit reads it and counts it up
//   collections  [scope, name] -> what is known of a collection without reading it (CollectionRow)
//   log, docs    documents: see db/idb-docs.ts, which is loaded with the first call that asks for one
import { unwrap, type IDBPDatabase } from 'idb'
import { connect } from '../idb/connection.ts'
import type { DocsPart, FoldTuning, IdbDocs } from '../db/idb-docs.ts'
import { Stale, type Disk, type Kind, type Revs, type Told, type Write } from './disk.ts'
import { ended } from './idb-request.ts'
import { IdbTx } from './idb-tx.ts'
import { dataDatabase, WHAT } from './place.ts'
import { drive } from './steps.ts'

/** Versions 1 and 2. What is there is kept. */
function upgrade(db: IDBPDatabase): void {
  for (const name of ['kv', 'sizes', 'revs', 'collections', 'log'])
    if (!db.objectStoreNames.contains(name)) db.createObjectStore(name)
  if (db.objectStoreNames.contains('docs')) return
  db.createObjectStore('docs', { keyPath: 'k' }).createIndex('i', 'i', { multiEntry: true })
}

export interface IdbDisk extends Disk {
  /** Opens the database now. Rejects with `storage-refused` where the browser stores nothing. */
  ready(): Promise<void>
}

/** Bytes, and what is said in db/idb-docs.ts; tests have others. */
export interface Tuning extends FoldTuning {
  readonly warmth: Disk['warmth']
}

const defaults: Tuning = {
  warmth: { atOnce: 131_072, one: 32 * 1_048_576, all: 128 * 1_048_576 },
  worth: 512,
  pause: 500,
  direct: 65_536
}

export function idbDisk(patchId: string, tuning: Tuning = defaults): IdbDisk {
  const name = dataDatabase(patchId)
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  let listener: (told: Told | null) => void = () => {}
  let docs: IdbDocs | null = null
  const connection = connect({
    name,
    version: 2,
    what: WHAT,
    // An import of hundreds of megabytes takes its time.
    limit: 120_000,
    upgrade,
    gone(_error, forGood) {
      if (forGood) listener(null)
    }
  })
  if (channel) channel.onmessage = ({ data }: MessageEvent<Told | null>) => data && listener(data)

  /** Begins a transaction, and ends it so that its outcome is known; what it did in memory is taken back if that is bad. */
  function transaction<T>(
    stores: readonly string[],
    mode: IDBTransactionMode,
    work: (tx: IdbTx) => Promise<T>
  ): Promise<T> {
    return connection.use(async (db) => {
      const native = unwrap(db).transaction(stores as string[], mode)
      const end = ended(native)
      const part: DocsPart | null = docs?.begin(native) ?? null
      try {
        const answer = await work(new IdbTx(native, part))
        if (mode === 'readwrite') await end
        part?.committed()
        return answer
      } catch (thrown) {
        // What could not even be asked (a value that does not clone) leaves the rest of the transaction open.
        abort(native)
        await end.catch(() => {})
        part?.takeBack()
        // A request that fails with the transaction says AbortError; the transaction knows the cause.
        throw native.error ?? thrown
      }
    })
  }

  return {
    tells: channel !== null,
    remembers: true,
    blobBytes: true,
    warmth: tuning.warmth,
    async loadDocs() {
      const { IdbDocs } = await import('../db/idb-docs.ts')
      docs ??= new IdbDocs(tuning)
    },
    transact({ kinds, writes, checked }, work) {
      const mode = writes.length > 0 ? 'readwrite' : 'readonly'
      return transaction(storesOf(kinds, writes), mode, async (tx) => {
        if (checked) tx.revs = await tx.readRevs()
        await drive(work(tx))
        if (!tx.revs || mode === 'readonly') return null
        const revs = countUp(tx, writes, tx.revs)
        tx.commit()
        return revs
      })
    },
    async commit(kinds, expected, writes) {
      let stale = false
      const committing = transaction(storesWritten(kinds, writes), 'readwrite', async (tx) => {
        const found = tx.readRevs(kinds)
        // Where a write cannot even be asked, that is the news.
        found.catch(() => {})
        for (const write of writes) tx.write(write)
        const revs = countUp(tx, kinds, expected)
        const before = await found
        stale = kinds.some((kind) => before[kind] !== expected[kind])
        if (stale) throw new Stale()
        tx.commit()
        return revs
      })
      // On its way out, it has become an error for people.
      return committing.catch((error: unknown) => Promise.reject(stale ? new Stale() : error))
    },
    tidy: async () => (docs ? docs.tidy(connection) : false),
    get untidy() {
      return docs?.untidy ?? null
    },
    tell: (told) => channel?.postMessage(told),
    hear(listen) {
      listener = listen
    },
    ready: () => connection.use(async () => {}),
    close() {
      channel?.close()
      connection.close()
    }
  }
}

function countUp(tx: IdbTx, kinds: readonly Kind[], before: Revs): Revs {
  let revs = before
  for (const kind of kinds) revs = { ...revs, [kind]: before[kind] + 1 }
  tx.finish(kinds, revs)
  return revs
}

/** Stores of a transaction that may ask anything of these kinds. */
function storesOf(kinds: readonly Kind[], writes: readonly Kind[]): string[] {
  // Any write may have to count what the patch keeps, and so may all of it.
  if (writes.length > 0) return ['kv', 'sizes', 'revs', 'collections', 'log', 'docs']
  const kv = kinds.includes('kv') ? ['kv', 'sizes'] : []
  const db = kinds.includes('db') ? ['log', 'docs'] : []
  return [...kv, ...db, 'revs', 'collections']
}

/** Stores of a transaction that only writes what is known. */
function storesWritten(kinds: readonly Kind[], writes: readonly Write[]): string[] {
  const kv = kinds.includes('kv') ? ['kv', 'sizes'] : []
  const db = kinds.includes('db') ? ['log', 'collections', 'docs'] : []
  return writes.length > 0 ? [...kv, ...db, 'revs'] : ['revs']
}

function abort(native: IDBTransaction): void {
  try {
    native.abort()
  } catch {
    // It has ended already.
  }
}
