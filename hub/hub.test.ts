// The hub as a whole: what it leaves behind when it stops, and where it keeps things.
import { afterEach, expect, test } from 'vitest'
import { zeroClock } from './ports/clock.ts'
import { parseRoom } from './ports/room.ts'
import { dataFolder, openHub } from './hub.ts'
import { hocuspocusClient, startHub, until, type TestHub } from './testing/clients.ts'

let hub: TestHub
afterEach(() => hub.remove())
const room = parseRoom('org/doc')
const left = async () => ({
  entries: (await hub.hub.stream.read(room, zeroClock, 10)).length,
  snapshots: (await hub.hub.store.list(room)).length
})

test('a room is stored at once when the last has left, and when the hub stops', async () => {
  hub = await startHub()
  const client = hocuspocusClient(hub)
  await until(() => client.isSynced())
  client.doc.getMap('map').set('a', 1)
  await until(() => client.isSynced())
  expect(await left()).toEqual({ entries: 1, snapshots: 0 })
  client.disconnect()
  await expect.poll(left, { timeout: 15_000 }).toEqual({ entries: 0, snapshots: 1 })
  client.connect()
  await until(() => client.isSynced())
  client.doc.getMap('map').set('a', 2)
  await until(() => client.isSynced())
  await hub.stop()
  client.disconnect()
  await hub.start()
  expect(await left()).toEqual({ entries: 0, snapshots: 2 })
  client.destroy()
})

test('a second hub on the same folder is refused, and the first goes on', async () => {
  hub = await startHub()
  await expect(openHub({ folder: hub.folder })).rejects.toMatchObject({
    code: 'storage-in-use',
    sentence: expect.stringContaining('LOADBANG_DATA')
  })
  expect(hub.hub.health().status).toBe('ok')
})

test('data lies where the system keeps such things, unless LOADBANG_DATA says otherwise', async () => {
  hub = await startHub()
  expect(dataFolder({ LOADBANG_DATA: '/data' }, 'linux')).toBe('/data')
  expect(dataFolder({ XDG_DATA_HOME: '/xdg' }, 'linux')).toBe('/xdg/loadbang')
  expect(dataFolder({}, 'darwin')).toMatch(/Application Support.Loadbang$/)
  expect(dataFolder({ LOCALAPPDATA: 'C:\\Local' }, 'win32')).toContain('Loadbang')
})
