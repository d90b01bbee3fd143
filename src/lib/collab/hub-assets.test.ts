import { createHash, createHmac } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { Hub } from './hub.ts'
import { HubAssets } from './hub-assets.ts'
import { FakeHub } from './testing/fake-hub.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 251)
const hash = createHash('sha256').update(bytes).digest('hex')
let hub: FakeHub
beforeEach(() => {
  hub = new FakeHub()
})

async function rack(piece = 300): Promise<HubAssets> {
  const { rack: made, key } = await new Hub('', hub.fetch).makeRack('Drums')
  return new HubAssets({
    rack: made,
    key: key!,
    fetch: hub.fetch,
    piece,
    prove: async (nonce, blob) =>
      createHmac('sha256', nonce)
        .update(Buffer.from(await blob.arrayBuffer()))
        .digest('hex')
  })
}
const patches = () => hub.asked.filter((one) => one.startsWith('PATCH')).length

test('a file goes up in pieces and comes down whole', async () => {
  const assets = await rack()
  expect(await assets.missing([hash])).toEqual([hash])
  await assets.bring(hash, new Blob([bytes]))
  expect(patches()).toBe(4)
  expect(await assets.missing([hash])).toEqual([])
  expect(new Uint8Array(await (await assets.get(hash)).arrayBuffer())).toEqual(bytes)
})

test('an upload that breaks off goes on where it was', async () => {
  const assets = await rack()
  hub.breaksAfter = 200
  await assets.bring(hash, new Blob([bytes]))
  // Each piece is cut short at 200, and none is sent twice.
  expect(patches()).toBe(5)
})

test('what the hub has is not sent again, but proved', async () => {
  await (await rack()).bring(hash, new Blob([bytes]))
  const other = await rack()
  await expect(other.get(hash)).rejects.toMatchObject({ code: 'asset-missing' })
  const before = patches()
  await other.bring(hash, new Blob([bytes]))
  expect(patches()).toBe(before)
  expect((await other.get(hash)).size).toBe(1000)
})

test('who knows the hash and has not the bytes gets nothing', async () => {
  await (await rack()).bring(hash, new Blob([bytes]))
  const other = await rack()
  await expect(other.bring(hash, new Blob(['else']))).rejects.toMatchObject({ code: 'asset-proof' })
  await expect(other.get(hash)).rejects.toMatchObject({ code: 'asset-missing' })
})

test('a hub that never comes further is given up', async () => {
  const assets = await rack()
  hub.breaksAfter = 0
  await expect(assets.bring(hash, new Blob([bytes]))).rejects.toMatchObject({ code: 'hub-away' })
})
