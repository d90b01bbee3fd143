// A backup of a running hub, and back: what was acknowledged before the backup is there after the restore, with racks, keys and assets; a
// backup that is not whole changes nothing; a cut at any step of the restore is made good.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  mkdirSync
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finishRestore, readyIn } from '../embedded/restored.ts'
import { openHub } from '../hub.ts'
import { zeroClock } from '../ports/clock.ts'
import { parseRoom, type Room } from '../ports/room.ts'
import { serveHub } from '../serve.ts'
import { ask, makeRack } from '../testing/api.ts'
import { hocuspocusClient, until, type TestHub } from '../testing/clients.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { settingsOf } from '../settings.ts'
import { backUp } from './backup.ts'
import { askToReopen, openDesk } from './desk.ts'
import { reopenable } from './reopened.ts'
import { stageRestore } from './restore.ts'

const data = temporaryFolder()
const other = temporaryFolder()
const backupFolder = join(other.path, 'monday')
const bytes = new TextEncoder().encode('a picture')
const hash = createHash('sha256').update(bytes).digest('hex')
let hub: TestHub
let close: () => Promise<void>
let room: Room

beforeAll(async () => {
  const opened = await reopenable(() => openHub({ folder: data.path, settings: settingsOf({}) }))
  const desk = openDesk(data.path, () => opened.reopen())
  const running = await serveHub(
    opened,
    desk.answer((_, response) => void response.end()),
    {
      port: 0,
      host: '127.0.0.1'
    }
  )
  await desk.open(running.url)
  hub = { url: running.url, socketUrl: running.url.replace('http', 'ws') } as TestHub
  close = async () => {
    await desk.close()
    await running.close()
  }
})
afterAll(async () => {
  await close()
  data.remove()
  other.remove()
})

test('of a running hub, and back into it while it runs', async () => {
  const rack = await makeRack(hub)
  room = parseRoom(rack.room)
  const invited = await rack.invite('editor')
  await ask(hub, 'POST', `${rack.path}/assets/${hash}`, { token: rack.key, body: { size: bytes.length } })
  await ask(hub, 'PATCH', `${rack.path}/assets/${hash}`, {
    token: rack.key,
    body: bytes,
    headers: { 'upload-offset': '0' }
  })
  const client = hocuspocusClient(hub, { name: rack.room, token: invited.key })
  client.doc.getMap('nodes').set('before', 1)
  await until(() => client.isSynced())

  const manifest = await backUp(data.path, backupFolder)
  expect(manifest.assets).toBe(1)
  client.doc.getMap('nodes').set('after', 2)
  await until(() => client.isSynced())
  client.destroy()
  await ask(hub, 'DELETE', rack.path, { token: rack.key })
  expect((await ask(hub, 'GET', rack.path, { token: rack.key })).status).toBe(404)

  await stageRestore(backupFolder, data.path)
  expect(await askToReopen(data.path)).toBe(true)

  const again = hocuspocusClient(hub, { name: rack.room, token: invited.key })
  await until(() => again.isSynced() && again.doc.getMap('nodes').has('before'))
  expect(again.doc.getMap('nodes').toJSON()).toEqual({ before: 1 })
  const picture = await fetch(`${hub.url}/api${rack.path}/assets/${hash}`, {
    headers: { authorization: `Bearer ${invited.key}` }
  })
  expect(Buffer.from(await picture.arrayBuffer()).equals(bytes)).toBe(true)
  // What was there before the restore is kept.
  const kept = readdirSync(data.path).filter((name) => name.startsWith('before-restore-'))
  expect(kept.length).toBe(1)
  expect(readdirSync(join(data.path, kept[0]!))).toContain('hub.db')
  again.destroy()
})

test('into a folder whose hub does not run, or where none is', async () => {
  const empty = temporaryFolder()
  await stageRestore(backupFolder, empty.path)
  expect(await askToReopen(empty.path)).toBe(false)
  const restored = await openHub({ folder: empty.path })
  expect((await restored.stream.read(room, zeroClock, 10)).length).toBeGreaterThan(0)
  await restored.close()
  empty.remove()
})

test('a backup is made whole or not at all, and never over another', async () => {
  await expect(backUp(data.path, backupFolder)).rejects.toMatchObject({ code: 'backup-there' })
  await expect(backUp(join(other.path, 'nothing'), join(other.path, 'no'))).rejects.toMatchObject({
    code: 'backup-no-data'
  })
  expect(existsSync(join(other.path, 'no'))).toBe(false)
})

test.each([
  ['an asset that was changed', (folder: string) => writeFileSync(assetIn(folder), 'another picture')],
  ['an asset that is missing', (folder: string) => rmSync(assetIn(folder))],
  ['no database', (folder: string) => rmSync(join(folder, 'hub.db'))],
  ['no manifest', (folder: string) => rmSync(join(folder, 'manifest.json'))],
  ['a manifest of something else', (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{}')],
  [
    'a byte of the database changed',
    (folder: string) => {
      const path = join(folder, 'hub.db')
      const all = readFileSync(path)
      all[all.length >> 1]! ^= 1
      writeFileSync(path, all)
    }
  ]
])('a backup with %s is refused, and nothing has changed', async (_, damage) => {
  const damaged = temporaryFolder()
  const target = temporaryFolder()
  cpSync(backupFolder, damaged.path, { recursive: true })
  damage(damaged.path)
  await expect(stageRestore(damaged.path, target.path)).rejects.toMatchObject({ code: 'backup-damaged' })
  expect(readdirSync(target.path)).toEqual([])
  damaged.remove()
  target.remove()
})

test('a restore that was cut off at any step is finished by the next opening', async () => {
  const steps = readdirSync(backupFolder).filter((name) => name !== 'manifest.json').length
  for (let cut = 0; cut <= steps; cut++) {
    const target = temporaryFolder()
    const before = await openHub({ folder: target.path })
    await before.close()
    const own = readFileSync(join(target.path, 'secret'), 'utf8')
    await stageRestore(backupFolder, target.path)
    const [ready] = readyIn(target.path)
    // What the first renames of a restore do, up to the cut; it may fall between the two that exchange one entry.
    const old = join(target.path, ready!.replace('restore-ready', 'before-restore'))
    for (const entry of readdirSync(join(target.path, ready!)).slice(0, cut)) {
      mkdirSync(old, { recursive: true })
      if (existsSync(join(target.path, entry))) renameSync(join(target.path, entry), join(old, entry))
      renameSync(join(target.path, ready!, entry), join(target.path, entry))
    }
    finishRestore(target.path)
    expect(readyIn(target.path)).toEqual([])
    const hub = await openHub({ folder: target.path })
    expect((await hub.stream.read(room, zeroClock, 10)).length).toBeGreaterThan(0)
    await hub.close()
    expect(readFileSync(join(old, 'secret'), 'utf8')).toBe(own)
    expect(readFileSync(join(target.path, 'secret'), 'utf8')).not.toBe(own)
    target.remove()
  }
})

const assetIn = (folder: string): string => join(folder, 'assets', hash.slice(0, 2), hash)
