// Boxes that hold files, in the engine's real worker: bytes that the page put among the patch's assets leave them, and no other
// patch's ever do.
import { nanoid } from 'nanoid'
import { afterEach, expect, test, vi } from 'vitest'
import { bang, record } from '../runtime/message.ts'
import { deletePatchAssets, openPatchAssets } from '../storage/assets/patch-assets.ts'
import { openTestEngine } from './testing/open-test-engine.ts'

const wait = { timeout: 10_000 }
const made: string[] = []
afterEach(() => Promise.all(made.splice(0).map(deletePatchAssets)))

/** A patch whose assets hold this text. Gives its id, and the reference to it. */
async function patchWith(text: string) {
  const patchId = nanoid()
  made.push(patchId)
  const assets = await openPatchAssets(patchId)
  const file = new File([text], 'a.txt', { type: 'text/plain' })
  const sha256 = await assets.putBlob(file)
  assets.close()
  return { patchId, ref: record({ sha256, type: file.type, size: file.size, name: file.name }) }
}

const boxes = (ref: ReturnType<typeof record>) => ({
  drop: { text: 'filedrop', data: record({ file: ref }) },
  view: 'imageview',
  picture: { text: 'imageview', data: record({ image: ref }) },
  name: 'map x.name',
  print: 'print name'
})
const cables = ['drop view', 'drop:1 name', 'name print']

test('a file is sent from the assets, and a saved picture shown when the patch opens', async () => {
  const { patchId, ref } = await patchWith('bytes')
  const engine = openTestEngine(boxes(ref), cables, { patchId })
  await expect.poll(() => engine.shown.get('picture'), wait).toBeInstanceOf(Blob)
  expect(engine.shown.get('drop')).toEqual(record({ name: 'a.txt', type: 'text/plain', size: 5 }))
  expect(engine.texts()).toEqual([])
  engine.client.play('drop', bang)
  await expect.poll(() => engine.shown.get('view'), wait).toBeInstanceOf(Blob)
  const sent = engine.shown.get('view') as Blob
  expect([sent.type, await sent.text()]).toEqual(['text/plain', 'bytes'])
  expect(engine.texts()).toEqual(['name: symbol a.txt'])
})

test('a hash that is known from elsewhere opens nothing', async () => {
  const { ref } = await patchWith('secret')
  const engine = openTestEngine(boxes(ref), cables)
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.play('drop', bang)
  await expect.poll(() => engine.errors.get('drop')?.code, wait).toBe('asset-missing')
  expect(engine.shown.get('view')).toBe(undefined)
})

test('ten thousand records do not swamp the page: the first two thousand and the count', async () => {
  const engine = openTestEngine(
    {
      load: 'loadbang',
      many: 'map Array.from({length: 10000}, (_, i) => ({_id: "d" + i, text: "a note of some length, number " + i}))',
      list: 'listview'
    },
    ['load many', 'many list']
  )
  await expect
    .poll(() => (engine.shown.get('list') as { total?: number } | undefined)?.total, wait)
    .toBe(10_000)
  const { table } = engine.shown.get('list') as unknown as { table: { rows: unknown[] } }
  expect(table.rows).toHaveLength(2000)
  expect(engine.errors.get('many') ?? null).toBe(null)
})
