// Versions of a patch in a real browser.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { isEmpty } from '../../patch/compare.ts'
import { addBox, editText } from '../../patch/edits.ts'
import { newPatch, nodesOf } from '../../patch/shape.ts'
import { testClasses } from '../../patch/testing/classes.ts'
import { databaseNames, eventually, freshId } from '../document/testing.ts'
import { openHistory, type History } from './history.ts'
import { docOf } from './pack.ts'
import { historyDatabase } from './place.ts'
import { recordVersions } from './recorder.ts'
import { deleteHistory, versionUpdates } from './whole.ts'

const HOUR = 3_600_000
let id: string
let history: History
let clock: number
let doc: Y.Doc
const context = () => ({ doc, classes: testClasses })
const state = () => Y.encodeStateAsUpdate(doc)
const box = (text: string) => addBox(context(), { text, position: { x: 0, y: 0 } })
const kept = async () => (await history.list()).map(({ kind, name, boxes }) => [kind, name, boxes])

beforeEach(() => {
  id = freshId()
  clock = Date.UTC(2026, 0, 1, 12, 30)
  doc = newPatch('test')
  history = openHistory(id, () => clock)
})
afterEach(async () => {
  vi.restoreAllMocks()
  history.close()
  await deleteHistory(id)
})

describe('history', () => {
  test('asking makes no database', async () => {
    for await (const _ of versionUpdates(id)) expect.unreachable()
    await deleteHistory(id)
    expect(await databaseNames()).not.toContain(historyDatabase(id))
  })

  test('what is kept comes back, newest first', async () => {
    box('metro 500')
    const one = (await history.add({ update: state(), kind: 'auto' }))!
    clock += 60_000
    box('print')
    const two = (await history.add({ update: state(), kind: 'named', name: 'First sound' }))!
    expect(await history.list()).toEqual([two, one])
    expect(two).toMatchObject({ kind: 'named', name: 'First sound', boxes: 2, at: clock })
    const back = docOf({ packed: (await history.packed(one.n))! })
    expect(nodesOf(back).toJSON()).toEqual({
      [[...nodesOf(doc).keys()][0]!]: nodesOf(doc).toJSON()[[...nodesOf(doc).keys()][0]!] as object
    })
    expect(isEmpty(await history.compare(two.n, state()))).toBe(true)
    const changes = await history.compare(one.n, two.n)
    expect(changes.boxes).toMatchObject([{ kind: 'added', label: '[print]' }])
    const updates: Uint8Array[] = []
    for await (const update of versionUpdates(id)) updates.push(update)
    expect(updates).toHaveLength(2)
    const whole = new Y.Doc()
    Y.applyUpdate(whole, updates[1]!)
    expect(nodesOf(whole).size).toBe(2)
  })

  test('of one content there is one version, of the time at which it was last seen', async () => {
    const metro = box('metro 500')
    await history.add({ update: state(), kind: 'open', at: clock - 5 })
    clock += 60_000
    editText(context(), metro, 'metro 250')
    await history.add({ update: state(), kind: 'auto' })
    clock += 60_000
    editText(context(), metro, 'metro 500')
    const again = await history.add({ update: state(), kind: 'auto' })
    expect(await history.list()).toHaveLength(2)
    expect((await history.list())[0]).toEqual(again)
    expect(again!.at).toBe(clock)
    clock += 60_000
    await history.add({ update: state(), kind: 'named', name: 'one' })
    await history.add({ update: state(), kind: 'auto' })
    await history.add({ update: state(), kind: 'named', name: 'two' })
    expect(await kept()).toEqual([
      ['named', 'two', 1],
      ['named', 'one', 1],
      ['auto', undefined, 1]
    ])
  })

  test('two tabs that keep the same at once keep it once', async () => {
    box('metro 500')
    const other = openHistory(id)
    await Promise.all([
      history.add({ update: state(), kind: 'auto' }),
      other.add({ update: state(), kind: 'auto' })
    ])
    expect(await history.list()).toHaveLength(1)
    other.close()
  })

  test('old ones are thinned as new ones come, contents and all', async () => {
    for (let i = 0; i < 6; i++) {
      box(`metro ${i}`)
      await history.add({ update: state(), kind: 'auto' })
      clock += 60_000
    }
    await history.rename((await history.list())[5]!.n, 'the first')
    clock += 5 * HOUR
    box('print')
    await history.add({ update: state(), kind: 'auto' })
    expect(await kept()).toEqual([
      ['auto', undefined, 7],
      ['auto', undefined, 6],
      ['named', 'the first', 1]
    ])
    const updates: Uint8Array[] = []
    for await (const update of versionUpdates(id)) updates.push(update)
    expect(updates).toHaveLength(3)
  })

  test('naming and removing is told to every tab', async () => {
    box('metro 500')
    const { n } = (await history.add({ update: state(), kind: 'auto' }))!
    const other = openHistory(id)
    let seen: (string | undefined)[] = []
    const stop = other.observe((versions) => (seen = versions.map(({ name, kind }) => name ?? kind)))
    await eventually(() => seen[0] === 'auto')
    expect(await history.rename(n, 'mine')).toBe(true)
    await eventually(() => seen[0] === 'mine')
    await history.remove(n)
    await eventually(() => seen.length === 0)
    expect(await history.rename(n, 'gone')).toBe(false)
    await expect(history.compare(n, state())).rejects.toMatchObject({ code: 'history-gone' })
    stop()
    other.close()
  })

  test('an empty patch is not worth a first version', async () => {
    expect(await history.add({ update: state(), kind: 'open', unlessEmpty: true })).toBeNull()
    expect(await history.list()).toEqual([])
  })

  test('deleted while a tab has it open, nothing is written any more', async () => {
    box('metro 500')
    await history.add({ update: state(), kind: 'auto' })
    await deleteHistory(id)
    box('print')
    await expect(history.add({ update: state(), kind: 'auto' })).rejects.toMatchObject({
      code: 'storage-closed'
    })
    expect(await databaseNames()).not.toContain(historyDatabase(id))
  })

  test('where the browser refuses, versions live as long as the tab', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    box('metro 500')
    const { n } = (await history.add({ update: state(), kind: 'auto' }))!
    expect(history.refused?.code).toBe('storage-refused')
    const other = openHistory(id)
    expect(await other.list()).toMatchObject([{ n, boxes: 1 }])
    const updates: Uint8Array[] = []
    for await (const update of versionUpdates(id)) updates.push(update)
    expect(updates).toHaveLength(1)
    await deleteHistory(id)
    expect(await other.list()).toEqual([])
    other.close()
  })
})

test('of two tabs one writes automatic versions, and the other goes on when it is closed', async () => {
  const replica = new Y.Doc()
  Y.applyUpdate(replica, state())
  const failed = vi.fn()
  const start = (of: Y.Doc) =>
    recordVersions({ patchId: id, doc: of, history, edited: clock - HOUR, failed, every: 50 })
  const first = start(doc)
  await eventually(async () =>
    (await navigator.locks.query()).held!.some(({ name }) => name === `loadbang-history-${id}`)
  )
  const second = start(replica)
  box('metro 500')
  Y.applyUpdate(replica, state(), 'another tab')
  await eventually(async () => (await history.list()).length === 1)
  await first.close()
  addBox({ doc: replica, classes: testClasses }, { text: 'print', position: { x: 0, y: 0 } })
  await eventually(async () => (await history.list()).some(({ boxes }) => boxes === 2))
  await second.close()
  expect(failed).not.toHaveBeenCalled()
})
