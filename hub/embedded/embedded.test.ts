// The embedded adapters do what their ports promise, and what only they have: a full disk, a second hub, a newer database.
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, expect, test } from 'vitest'
import { zeroClock } from '../ports/clock.ts'
import { acceptAssets } from '../ports/testing/accept-assets.ts'
import { acceptHoldings } from '../ports/testing/accept-holdings.ts'
import { acceptRacks } from '../ports/testing/accept-racks.ts'
import { acceptStore } from '../ports/testing/accept-store.ts'
import { acceptStream, newRoom } from '../ports/testing/accept-stream.ts'
import { modelStream } from '../ports/testing/model-stream.ts'
import type { Assets } from '../ports/assets.ts'
import { embeddedAssets } from './assets.ts'
import { openEmbedded, type Database } from './database.ts'
import { embeddedHoldings } from './holdings.ts'
import { embeddedRacks } from './racks.ts'
import { embeddedStore } from './store.ts'
import { embeddedStream } from './stream.ts'
import { temporaryFolder } from '../testing/folder.ts'

/** An adapter over one database, which the tests share: opening one costs more than most of them. */
function life<T extends object>(make: (database: Database) => T) {
  const folder = temporaryFolder()
  let database: Database | null = null
  let made: T | null = null
  const stop = async () => {
    if (made && 'close' in made) await (made.close as () => Promise<void>)()
    await database?.close()
    made = database = null
  }
  const open = async (): Promise<T> => {
    database ??= await openEmbedded(folder.path)
    return (made ??= make(database))
  }
  afterAll(async () => {
    await stop()
    folder.remove()
  })
  return {
    folder,
    open,
    reopen: async () => {
      await stop()
      return open()
    },
    close: () => Promise.resolve()
  }
}

const streams = life(embeddedStream)
acceptStream('SQLite', streams)
modelStream('SQLite', streams)

const stores = life(embeddedStore)
acceptStore('SQLite', {
  ...stores,
  damage: async (_store, room, clock, column) => {
    const db = new DatabaseSync(join(stores.folder.path, 'hub.db'))
    const [ms, seq] = clock.split('-')
    db.prepare(
      `UPDATE snapshots SET ${column} = CAST(X'00' || substr(${column}, 2) AS BLOB) WHERE ms = ? AND seq = ?
       AND room = (SELECT id FROM rooms WHERE org = ?)`
    ).run(Number(ms), Number(seq), room.org)
    db.close()
  }
})

acceptRacks('SQLite', life(embeddedRacks))
acceptHoldings(
  'SQLite',
  life((database) => ({ racks: embeddedRacks(database), holdings: embeddedHoldings(database) }))
)

const folders = new Map<Assets, ReturnType<typeof temporaryFolder>>()
const openAssets = async (folder: ReturnType<typeof temporaryFolder>) => {
  const assets = await embeddedAssets(folder.path)
  folders.set(assets, folder)
  return assets
}
acceptAssets('files', {
  open: () => openAssets(temporaryFolder()),
  reopen: (assets) => openAssets(folders.get(assets)!),
  close: async (assets) => folders.get(assets)!.remove(),
  damage: async (assets, hash) => {
    // A folder in its place: root reads whatever permissions forbid.
    const path = join(folders.get(assets)!.path, 'assets', hash.slice(0, 2), hash)
    rmSync(path)
    mkdirSync(path)
  }
})

const folder = temporaryFolder()
afterEach(() => {
  folder.remove()
  mkdirSync(folder.path)
})

test.each([
  ['max_page_count = 1', 'max_page_count = 1000000', 'storage-full'],
  ['query_only = 1', 'query_only = 0', 'storage-read-only']
])(
  'with %s appends are refused, also those handed in meanwhile, and taken again later',
  async (bad, good, code) => {
    const database = await openEmbedded(folder.path)
    const stream = embeddedStream(database)
    const room = newRoom()
    const first = await stream.append(room, new Uint8Array(10))
    await database.call('pragma', [bad])
    const big = new Uint8Array(100_000)
    const refused = await Promise.allSettled([
      stream.append(room, big),
      new Promise((resolve) => setImmediate(resolve)).then(() => stream.append(room, Uint8Array.of(1)))
    ])
    expect(refused.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([code, code])
    await database.call('pragma', [good])
    const last = await stream.append(room, big)
    expect((await stream.read(room, zeroClock, 10)).map(({ clock }) => clock)).toEqual([first, last])
    await stream.close()
    await database.close()
  }
)

test('a folder in use and a newer database are refused, and left as they are', async () => {
  const database = await openEmbedded(folder.path)
  await expect(openEmbedded(folder.path)).rejects.toMatchObject({ code: 'storage-in-use' })
  await database.close()
  const db = new DatabaseSync(join(folder.path, 'hub.db'))
  db.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 99')
  db.close()
  const before = statSync(join(folder.path, 'hub.db')).mtimeMs
  await expect(openEmbedded(folder.path)).rejects.toMatchObject({ code: 'storage-newer' })
  expect(statSync(join(folder.path, 'hub.db')).mtimeMs).toBe(before)
  expect(readdirSync(folder.path).sort()).toEqual(['hub.db', 'lock.db'])
})

test('nobody else on the machine can read the folder', async () => {
  const database = await openEmbedded(join(folder.path, 'data'))
  expect(statSync(join(folder.path, 'data')).mode & 0o077).toBe(0)
  await database.close()
  chmodSync(folder.path, 0o700)
})
