// The others, opened as their documentation says.
import { Dexie, type Table } from 'dexie'
import Loki, { type Collection } from 'lokijs'
import LokiIndexedAdapter from 'lokijs/src/loki-indexed-adapter.js'
import { createRxDatabase, type RxCollection } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { fresh, type Note, type Value } from './sample.ts'

export async function openDexie<T, Key>(stores: string): Promise<{ db: Dexie; table: Table<T, Key> }> {
  const db = new Dexie(fresh('dexie'))
  db.version(1).stores({ items: stores })
  await db.open()
  return { db, table: db.table<T, Key>('items') }
}

const text = { type: 'string', maxLength: 60 } as const
const number = { type: 'number', minimum: 0, maximum: 1e9, multipleOf: 0.5 } as const

export type Kept = { id: string; value: Value }
export type KeptNote = Note & { id: string; n?: number }

/** Its storage on Dexie, the one that comes free for browsers. */
async function openRx<T>(properties: object, indexes: string[] = []): Promise<RxCollection<T>> {
  const db = await createRxDatabase({
    name: fresh('rxdb'),
    storage: getRxStorageDexie(),
    multiInstance: false
  })
  const schema = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties,
    required: ['id', ...indexes],
    indexes
  }
  const collections = await db.addCollections({ items: { schema: schema as never } })
  return collections.items as unknown as RxCollection<T>
}

export const openRxValues = (): Promise<RxCollection<Kept>> =>
  openRx<Kept>({ id: text, value: { type: 'object' } })
export const openRxNotes = (): Promise<RxCollection<KeptNote>> =>
  openRx<KeptNote>(
    {
      id: text,
      title: { type: 'string' },
      group: { ...number, maximum: 1000, multipleOf: 1 },
      done: { type: 'boolean' },
      at: { type: 'number' },
      tags: { type: 'array', items: { type: 'string' } },
      n: { type: 'number' }
    },
    ['group']
  )

export interface LokiStore {
  items: Collection
  /** Writes everything, which is how it keeps things. */
  save(): Promise<void>
  close(): void
}
export async function openLoki(indices: string[] = []): Promise<LokiStore> {
  const db = new Loki(fresh('loki'), { adapter: new LokiIndexedAdapter('bench') })
  const items = db.addCollection('items', { indices })
  // Its first save, which opens the database, says that it failed when it did not.
  await new Promise((resolve) => db.saveDatabase(resolve))
  return {
    items,
    save: () =>
      new Promise((resolve, reject) =>
        db.saveDatabase((error) => {
          if (error) reject(new Error('not saved', { cause: error }))
          else resolve()
        })
      ),
    close: () => db.close()
  }
}
