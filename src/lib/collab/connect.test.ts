// The connection against a real hub: what it says of itself is true.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { startHub, until, type TestHub } from '../../../hub/testing/clients.ts'
import { addBox } from '../patch/edits.ts'
import { noClasses } from '../patch/classes.ts'
import { nodesOf } from '../patch/shape.ts'
import { createUndo } from '../patch/undo.ts'
import { person, type Person } from './testing/party.ts'

let hub: TestHub
let people: Person[] = []
beforeEach(async () => {
  hub = await startHub()
})
afterEach(async () => {
  for (const one of people) one.leave()
  people = []
  await hub.remove()
})

function join(options?: Parameters<typeof person>[1]): Person {
  const one = person(hub, options)
  people.push(one)
  return one
}
const map = ({ doc }: Person) => doc.getMap('map').toJSON()
const stateOf = ({ together }: Person) => together.sync.current
const synced = (...all: Person[]) =>
  until(
    () => all.every((one) => stateOf(one).state === 'synced'),
    () => all.map(stateOf)
  )

test('what one edits the other sees, and each is told that all is on the hub', async () => {
  const [a, b] = [join(), join()]
  await synced(a, b)
  a.put('x', 1)
  expect(stateOf(a)).toMatchObject({ state: 'syncing', waiting: 1 })
  await synced(a)
  await until(() => map(b).x === 1)
  b.put('y', 2)
  await until(() => map(a).y === 2)
  await synced(a, b)
})

test('without a connection changes are counted, over a reload too, and merge when it is back', async () => {
  const [a, b] = [join(), join()]
  await synced(a, b)
  await hub.stop()
  await until(() => stateOf(a).state === 'offline')
  for (const key of ['p', 'q', 'r']) a.put(key, 'a')
  b.put('r', 'b')
  expect(stateOf(a)).toMatchObject({ state: 'offline', waiting: 3 })
  a.reload()
  await until(() => stateOf(a).state === 'offline')
  expect(stateOf(a)).toMatchObject({ waiting: 3 })
  a.put('s', 'a')
  expect(stateOf(a)).toMatchObject({ waiting: 4 })
  await hub.start()
  for (const one of [a, b]) one.together.retry()
  await synced(a, b)
  await until(() => map(a).s === 'a' && map(b).s === 'a' && map(a).r === map(b).r)
  expect(map(a)).toEqual(map(b))
  expect(map(a)).toMatchObject({ p: 'a', q: 'a', s: 'a' })
  expect(a.notes.kept.get('waiting')).toBe('0')
})

test('a hub that went and came back is found again by itself, by an editor and by a viewer, time and again', async () => {
  const [a, b] = [join(), join({ key: 'viewer', role: 'viewer' })]
  await synced(a, b)
  for (const round of [1, 2, 3]) {
    await hub.stop()
    await until(() => [a, b].every((one) => stateOf(one).state === 'offline'))
    a.put('round', round)
    await hub.start()
    await synced(a, b)
    await until(() => map(b).round === round)
  }
})

test('who cannot be let in at present is let in later, without being asked', async () => {
  const [a, b] = [join(), join({ key: 'viewer', role: 'viewer' })]
  await synced(a, b)
  await hub.stop()
  hub.access.available = false
  await hub.start()
  await until(() => hub.access.asked > 3)
  expect(stateOf(a).state).not.toBe('ended')
  hub.access.available = true
  await synced(a, b)
})

test('a connection on which nothing is heard any more is told as gone, to a viewer too, and made anew', async () => {
  const [a, b] = [join(), join({ key: 'viewer', role: 'viewer' })]
  await synced(a, b)
  const gone = [a, b].map(
    ({ together }) =>
      new Promise<void>((resolve) => together.sync.subscribe(({ state }) => state === 'offline' && resolve()))
  )
  const now = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
  await Promise.all(gone)
  vi.restoreAllMocks()
  await synced(a, b)
})

test('a change made past any connection is seen by the mark, and one that only deletes as well', async () => {
  const a = join()
  a.put('x', 1)
  await synced(a)
  a.leave()
  await hub.stop()
  a.doc.getMap('map').delete('x')
  a.reload()
  await until(() => stateOf(a).state === 'offline')
  expect(stateOf(a)).toMatchObject({ waiting: 1 })
  await hub.start()
  a.together.retry()
  await synced(a)
  a.reload()
  expect(a.together.sync.current).toMatchObject({ waiting: 0 })
})

test('a viewer hears all, sends nothing, and is not thrown out for it', async () => {
  const [a, b] = [join(), join({ key: 'viewer', role: 'editor' })]
  await synced(a)
  a.put('x', 1)
  await until(() => map(b).x === 1)
  expect(b.together.role.current).toBe('viewer')
  await synced(b)
  b.put('mine', 1)
  a.put('y', 2)
  await until(() => map(b).y === 2)
  await synced(a)
  expect(map(a)).toEqual({ x: 1, y: 2 })
  expect(stateOf(b)).toEqual({ state: 'syncing', waiting: 1 })
})

test('an invitation that was ended ends the connection for good, and the patch stays', async () => {
  const a = join({ key: 'editor:guest' })
  a.put('x', 1)
  await synced(a)
  hub.access.revoke('editor:guest')
  await until(() => stateOf(a).state === 'ended')
  expect(stateOf(a)).toMatchObject({ code: 'revoked', waiting: 0 })
  a.put('y', 2)
  expect(stateOf(a)).toMatchObject({ state: 'ended', waiting: 1 })
  expect(map(a)).toEqual({ x: 1, y: 2 })
})

test('a key that the hub does not know ends it with a sentence', async () => {
  const a = join({ key: 'none' })
  await until(() => stateOf(a).state === 'ended')
  expect(stateOf(a)).toMatchObject({
    code: 'unauthorized',
    sentence: expect.stringContaining('key') as string
  })
})

test('what others edit is no step of the person’s undo', async () => {
  const [a, b] = [join(), join()]
  await synced(a, b)
  const undo = createUndo(a.doc)
  const [mine, theirs] = [a, b].map(({ doc }) =>
    addBox({ doc, classes: noClasses }, { text: 'print', position: { x: 0, y: 0 } })
  )
  await until(() => nodesOf(a.doc).size === 2 && nodesOf(b.doc).size === 2)
  expect(undo.undo()).toBe(true)
  expect(undo.canUndo).toBe(false)
  expect([...nodesOf(a.doc).keys()]).toEqual([theirs])
  await until(() => !nodesOf(b.doc).has(mine!))
  undo.dispose()
})

test('synced is never said while a newcomer would lack something, however often the hub goes', async () => {
  const a = join()
  await synced(a)
  for (let round = 0; round < 3; round++) {
    a.put(`before ${round}`, round)
    await hub.stop()
    a.put(`without ${round}`, round)
    await hub.start()
    a.together.retry()
    for (let i = 0; i < 5; i++) a.put(`${round} ${i}`, 'x'.repeat(50_000))
    await synced(a)
    const mine = Y.encodeStateVector(a.doc)
    await hub.stop()
    await hub.start()
    const fresh = join()
    await until(() => stateOf(fresh).state === 'synced')
    expect(Y.encodeStateVector(fresh.doc)).toEqual(mine)
    fresh.leave()
    a.together.retry()
  }
})
