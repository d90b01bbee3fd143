// Ratios 5 and 6: documents going in, and found again by what is in them.
import { dataDatabase } from '../../src/lib/storage/data/place.ts'
import { openIdbStorage, type IdbStorage } from '../../src/lib/storage/kv/idb.ts'
import type { DocStore } from '../../src/lib/runtime/ports.ts'
import { inTurn, timed, type Figures } from './contest.ts'
import { openDexie, openLoki, openRxNotes } from './peers.ts'
import * as raw from './raw.ts'
import { fresh, notes, type Note } from './sample.ts'

const openNotes = (name: string): Promise<IDBDatabase> =>
  raw.open(name, (db) => db.createObjectStore('items', { autoIncrement: true }).createIndex('group', 'group'))

async function addAll(db: IDBDatabase, all: readonly Note[]): Promise<void> {
  const tx = db.transaction('items', 'readwrite')
  const store = tx.objectStore('items')
  for (const note of all) store.add(note)
  await raw.done(tx)
}

const ours = (storage: IdbStorage): DocStore => storage.db(['name', 'bench'])

/** Ten thousand, each round into a new database. */
export async function inserts(rounds: number): Promise<Figures> {
  const all = notes(10_000)
  return inTurn(rounds, {
    async 'raw, one transaction'() {
      const db = await openNotes(fresh('raw'))
      const ms = await timed(() => addAll(db, all))
      db.close()
      return ms
    },
    async 'Dexie bulkAdd'() {
      const { db, table } = await openDexie<Note, number>('++id,group')
      const ms = await timed(() => table.bulkAdd(all))
      db.close()
      return ms
    },
    async Loadbang() {
      const storage = openIdbStorage(fresh('ours'))
      const db = ours(storage)
      await db.count('notes')
      const ms = await timed(() => Promise.all(all.map((note) => db.insert('notes', note as never))))
      await storage.close()
      return ms
    },
    async 'RxDB bulkInsert'() {
      const rx = await openRxNotes()
      const ms = await timed(() => rx.bulkInsert(all.map((note, i) => ({ ...note, id: `note ${i}` }))))
      await rx.database.close()
      return ms
    },
    async LokiJS() {
      const loki = await openLoki(['group'])
      const ms = await timed(() => {
        loki.items.insert(all.map((note) => ({ ...note })))
        return loki.save()
      })
      loki.close()
      return ms
    }
  })
}

export interface Finds {
  warm: Figures
  cold: Figures
  count: Figures
}

const MANY = 100_000
const CHUNK = 10_000
const WANTED = 42
const HITS = 1_000

/**
 * Waits until all documents lie in their own store: they get there in quiet moments, and nothing in memory is to mean a day
 * after, not a second.
 */
async function folded(patchId: string): Promise<void> {
  const storage = openIdbStorage(patchId)
  await ours(storage).findOne('notes', '')
  const db = await raw.answer(indexedDB.open(dataDatabase(patchId)))
  const left = (): Promise<number> => raw.answer(db.transaction('log').objectStore('log').count())
  // One of them says how far it has come.
  while ((await left()) > 1) await new Promise((resolve) => setTimeout(resolve, 500))
  db.close()
  await storage.close()
}

/** One in a hundred of a hundred thousand. */
export async function finds(rounds: number): Promise<Finds> {
  const rawName = fresh('raw')
  const plain = await openNotes(rawName)
  const { db: dexie, table } = await openDexie<Note, number>('++id,group')
  const patchId = fresh('ours')
  let storage = openIdbStorage(patchId)
  const loki = await openLoki(['group'])
  for (let from = 0; from < MANY; from += CHUNK) {
    const chunk = notes(CHUNK, from)
    await addAll(plain, chunk)
    await table.bulkAdd(chunk)
    await ours(storage).insertMany('notes', chunk as never)
    loki.items.insert(chunk.map((note) => ({ ...note })))
  }
  await storage.flush()

  const hits = (found: readonly unknown[]): void => {
    if (found.length !== HITS) throw new Error(`${found.length} found instead of ${HITS}`)
  }
  const byIndex = async (db: IDBDatabase): Promise<void> =>
    hits(await raw.answer(db.transaction('items').objectStore('items').index('group').getAll(WANTED)))

  const warm = await inTurn(rounds, {
    async cursor() {
      const found: Note[] = []
      await raw.scan(plain, 'items', (value) => {
        if ((value as Note).group === WANTED) found.push(value as Note)
      })
      hits(found)
    },
    async 'getAll and filter'() {
      const all = (await raw.answer(plain.transaction('items').objectStore('items').getAll())) as Note[]
      hits(all.filter(({ group }) => group === WANTED))
    },
    'native index': () => byIndex(plain),
    'Dexie, declared index': async () => hits(await table.where('group').equals(WANTED).toArray()),
    Loadbang: async () => hits(await ours(storage).find('notes', { group: WANTED })),
    'LokiJS, in memory, no copies': () => Promise.resolve(hits(loki.items.find({ group: WANTED })))
  })
  const count = await inTurn(rounds, {
    Loadbang: async () => void (await ours(storage).count('notes')),
    'Loadbang, of a query': async () => void (await ours(storage).count('notes', { group: WANTED })),
    Dexie: async () => void (await table.where('group').equals(WANTED).count())
  })
  await storage.close()
  await folded(patchId)

  // Nothing in memory: each on a connection just opened.
  const cold = await inTurn(rounds, {
    async 'native index'() {
      const db = await openNotes(rawName)
      const ms = await timed(() => byIndex(db))
      db.close()
      return ms
    },
    async Loadbang() {
      storage = openIdbStorage(patchId)
      await storage.ready()
      const ms = await timed(async () => hits(await ours(storage).find('notes', { group: WANTED })))
      await storage.close()
      return ms
    }
  })
  plain.close()
  dexie.close()
  loki.close()
  return { warm, cold, count }
}
