// Ratios 3 and 4: reading what is there, and asking whether it is.
import { openDB } from 'idb'
import { createStore, get, setMany } from 'idb-keyval'
import localforage from 'localforage'
import { openIdbStorage } from '../../src/lib/storage/kv/idb.ts'
import { inTurn, timed, type Figures } from './contest.ts'
import { openDexie, type Kept } from './peers.ts'
import * as raw from './raw.ts'
import { fresh, keys, value } from './sample.ts'

const names = keys('key')
const entries = names.map((key, i) => [key, value(i)] as [string, object])

/** A thousand keys one after the other. */
async function each(read: (key: string) => Promise<unknown>): Promise<void> {
  for (const key of names) await read(key)
}

export async function reads(rounds: number): Promise<Figures> {
  const storage = openIdbStorage(fresh('ours'))
  const kv = storage.kv(['name', 'bench'])
  await kv.setMany(entries as never)
  const plain = await raw.openKv(fresh('raw'))
  await raw.putAll(plain, entries)
  const withIdb = await openDB(fresh('idb'), 1, { upgrade: (db) => void db.createObjectStore('kv') })
  const tx = withIdb.transaction('kv', 'readwrite')
  for (const [key, value] of entries) void tx.store.put(value, key)
  await tx.done
  const keyval = createStore(fresh('keyval'), 'kv')
  await setMany(entries, keyval)
  const forage = localforage.createInstance({ name: fresh('forage'), driver: localforage.INDEXEDDB })
  await Promise.all(entries.map(([key, value]) => forage.setItem(key, value)))
  const { db, table } = await openDexie<Kept, string>('id')
  await table.bulkPut(entries.map(([id, value]) => ({ id, value }) as Kept))

  const figures = await inTurn(rounds, {
    raw: () => each((key) => raw.answer(plain.transaction('kv').objectStore('kv').get(key))),
    Loadbang: () => each((key) => kv.get(key)),
    idb: () => each((key) => withIdb.get('kv', key)),
    'idb-keyval': () => each((key) => get(key, keyval)),
    localForage: () => each((key) => forage.getItem(key)),
    Dexie: () => each((key) => table.get(key))
  })
  await storage.close()
  plain.close()
  withIdb.close()
  db.close()
  return figures
}

/** All keys of one store among two, ten thousand each. */
export async function allKeys(rounds: number): Promise<Figures> {
  const storage = openIdbStorage(fresh('ours'))
  const kv = storage.kv(['name', 'bench'])
  const plain = await raw.openKv(fresh('raw'))
  const many = keys('key', 10_000)
  for (const store of ['bench', 'other']) {
    await storage.kv(['name', store]).setMany(many.map((key, i) => [key, value(i)] as never))
    await raw.putAll(
      plain,
      many.map((key, i) => [[store, key], value(i)])
    )
  }
  const range = IDBKeyRange.bound(['bench'], ['bench', []], false, true)
  const figures = await inTurn(rounds, {
    async raw() {
      const found = await raw.answer(plain.transaction('kv').objectStore('kv').getAllKeys(range))
      return void found.map((key) => (key as [string, string])[1])
    },
    Loadbang: () => kv.keys().then(() => {})
  })
  await storage.close()
  plain.close()
  return figures
}

export async function clearing(rounds: number): Promise<Figures> {
  const storage = openIdbStorage(fresh('ours'))
  const kv = storage.kv(['name', 'bench'])
  const plain = await raw.openKv(fresh('raw'))
  const figures = await inTurn(rounds, {
    async 'raw, key by key'() {
      await raw.putAll(plain, entries)
      return timed(() =>
        each((key) => {
          const tx = plain.transaction('kv', 'readwrite')
          tx.objectStore('kv').delete(key)
          return raw.done(tx)
        })
      )
    },
    async Loadbang() {
      await kv.setMany(entries as never)
      return timed(() => kv.clear())
    }
  })
  await storage.close()
  plain.close()
  return figures
}

/** Twenty values of 1 MB each, of which nobody wants the content. */
export async function presence(rounds: number): Promise<Figures> {
  const storage = openIdbStorage(fresh('ours'))
  const kv = storage.kv(['name', 'bench'])
  const plain = await raw.openKv(fresh('raw'))
  const big = keys('big', 20)
  for (const key of big) {
    const bytes = new Uint8Array(1_000_000).fill(7)
    await kv.set(key, bytes)
    await raw.putAll(plain, [[key, bytes]])
  }
  const figures = await inTurn(rounds, {
    async 'raw get'() {
      for (const key of big) await raw.answer(plain.transaction('kv').objectStore('kv').get(key))
    },
    async 'raw count'() {
      for (const key of big) await raw.answer(plain.transaction('kv').objectStore('kv').count(key))
    },
    async Loadbang() {
      for (const key of big) await kv.has(key)
    }
  })
  await storage.close()
  plain.close()
  return figures
}
