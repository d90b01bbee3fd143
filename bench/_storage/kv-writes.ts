// Ratios 1 and 2: a thousand values, acknowledged when they are committed; and in the fast mode, with the flush.
import { openDB } from 'idb'
import { createStore, set } from 'idb-keyval'
import localforage from 'localforage'
import { openIdbStorage } from '../../src/lib/storage/kv/idb.ts'
import { inTurn, type Figures } from './contest.ts'
import { openDexie, openLoki, openRxValues, type Kept } from './peers.ts'
import * as raw from './raw.ts'
import { fresh, keys, value } from './sample.ts'

/** Every round writes keys that were not there. */
const entries = (round: number): [string, object][] => keys(`round ${round}`).map((key, i) => [key, value(i)])
const each = (round: number, put: (key: string, value: object) => Promise<unknown>): Promise<unknown> =>
  Promise.all(entries(round).map(([key, value]) => put(key, value)))

export async function notAwaited(rounds: number): Promise<Figures> {
  const storage = openIdbStorage(fresh('ours'))
  const kv = storage.kv(['name', 'bench'])
  await kv.count()
  const plain = await raw.openKv(fresh('raw'))
  const withIdb = await openDB(fresh('idb'), 1, { upgrade: (db) => void db.createObjectStore('kv') })
  const keyval = createStore(fresh('keyval'), 'kv')
  const forage = localforage.createInstance({ name: fresh('forage'), driver: localforage.INDEXEDDB })
  await forage.ready()
  const { db, table } = await openDexie<Kept, string>('id')
  const rx = await openRxValues()
  const loki = await openLoki()

  const figures = await inTurn(rounds, {
    'raw, one transaction': (round) => raw.putAll(plain, entries(round)),
    Loadbang: (round) => each(round, (key, value) => kv.set(key, value as never)).then(() => {}),
    raw: (round) => each(round, (key, value) => raw.putAll(plain, [[key, value]])).then(() => {}),
    idb: (round) => each(round, (key, value) => withIdb.put('kv', value, key)).then(() => {}),
    'idb-keyval': (round) => each(round, (key, value) => set(key, value, keyval)).then(() => {}),
    localForage: (round) => each(round, (key, value) => forage.setItem(key, value)).then(() => {}),
    Dexie: (round) => each(round, (id, value) => table.put({ id, value } as Kept)).then(() => {}),
    RxDB: (round) => each(round, (id, value) => rx.insert({ id, value } as Kept)).then(() => {}),
    LokiJS: (round) => {
      for (const [id, value] of entries(round)) loki.items.insert({ id, value })
      return loki.save()
    }
  })
  await storage.close()
  plain.close()
  withIdb.close()
  db.close()
  await rx.database.close()
  loki.close()
  return figures
}

export async function fastMode(rounds: number): Promise<Figures> {
  const storage = openIdbStorage(fresh('ours'))
  const kv = storage.kv(['name', 'bench'], { fast: true })
  await kv.count()
  const plain = await raw.openKv(fresh('raw'))
  const figures = await inTurn(rounds, {
    'raw, one transaction': (round) => raw.putAll(plain, entries(round)),
    async Loadbang(round) {
      for (const [key, value] of entries(round)) await kv.set(key, value as never)
      await kv.flush()
    }
  })
  await storage.close()
  plain.close()
  return figures
}
