// Collection: nothing that a retained version speaks of is ever let go of, all else is in the end; what cannot be read stops it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf, startCare } from '../testing/care.ts'
import { collectRack, collectUnheld } from './collect.ts'
import { eraseRack } from './erase.ts'
import { thinHistory } from './retention.ts'
import { takeCare } from './care.ts'
import { Grants } from '../access/grants.ts'

let care: Awaited<ReturnType<typeof startCare>>
beforeAll(async () => {
  care = await startCare()
})
afterAll(() => care.close())

const bytesOf = (i: number) => new TextEncoder().encode(`asset ${i}`.padEnd(20))
const later = () => Date.now() + 1000
const collect = async (rack: { org: string; docid: string }, before = later()) => {
  const count = await collectRack(care.deps, rack, before)
  await collectUnheld(care.deps, before)
  return count
}

test('what a document speaks of stays; what only its history speaks of stays as long as that; then it goes', async () => {
  const one = await care.makeRack()
  const bytes = bytesOf(100)
  await one.bring(bytes)
  await one.refer('a', bytes)
  expect(await collect(one.rack)).toBe(0)
  await one.compact()
  expect(await collect(one.rack)).toBe(0)
  await one.forget('a')
  await one.compact()
  expect(await collect(one.rack)).toBe(0)
  await thinHistory(care.deps.store, later())
  expect(await one.holds(bytes)).toBe(true)
  // The piece in which it was deleted does not hold it.
  expect(await collect(one.rack)).toBe(1)
  expect(await care.onDisk()).not.toContain(hashOf(bytes))
})

test('what was brought, or asked for, a moment ago stays', async () => {
  const one = await care.makeRack()
  const bytes = bytesOf(101)
  await one.bring(bytes)
  const before = Date.now() - 1000
  expect(await collect(one.rack, before)).toBe(0)
  expect(await collect(one.rack)).toBe(1)
})

test('what another rack holds stays on the disk', async () => {
  const [one, two] = [await care.makeRack(), await care.makeRack()]
  const bytes = bytesOf(102)
  for (const rack of [one, two]) await rack.bring(bytes)
  await two.refer('a', bytes)
  expect(await collect(one.rack)).toBe(1)
  expect(await two.holds(bytes)).toBe(true)
  expect(await one.holds(bytes)).toBe(false)
})

test.each<[string, string, (one: Awaited<ReturnType<typeof care.makeRack>>) => Promise<unknown>]>([
  [
    'a snapshot that is no update',
    'update-malformed',
    ({ room }) =>
      care.deps.store.save(room, { clock: '1-0', created: 0, columns: { gc: Uint8Array.of(1, 2, 3) } })
  ],
  [
    'a piece of history that is none',
    'update-malformed',
    ({ room }) =>
      care.deps.store.save(room, { clock: '1-0', created: 0, columns: { nongc: Uint8Array.of(1, 2, 3) } })
  ],
  [
    'an entry that is none',
    'update-malformed',
    ({ room }) => care.deps.stream.append(room, Uint8Array.of(9, 9))
  ],
  [
    'entries that were set aside',
    'entries-aside',
    async ({ room }) => {
      await care.deps.stream.append(room, Uint8Array.of(9, 9))
      await care.deps.stream.quarantine(room)
    }
  ]
])('%s stops it, and says so', async (_, code, spoil) => {
  const one = await care.makeRack()
  const bytes = bytesOf(103)
  await one.bring(bytes)
  await spoil(one)
  care.logged.length = 0
  expect(await collect(one.rack)).toBe(0)
  expect(care.logged).toEqual([`collection-stopped ${code}`])
  expect(await one.holds(bytes)).toBe(true)
})

test('history is thinned without touching the document', async () => {
  const one = await care.makeRack()
  for (let i = 0; i < 4; i++) {
    await one.refer(`k${i}`, bytesOf(i))
    await one.compact()
  }
  const { store } = care.deps
  const before = (await store.latest(one.room, 'gc'))!
  const pieces = async () => (await store.list(one.room)).filter(({ sizes }) => sizes.nongc !== undefined)
  expect(await thinHistory(store, 0)).toBe(0)
  expect(await pieces()).toHaveLength(4)
  await thinHistory(store, later())
  expect(await pieces()).toHaveLength(1)
  expect(await store.latest(one.room, 'gc')).toEqual(before)
})

test('a round does all of it, and goes on where one step fails', async () => {
  const one = await care.makeRack()
  const bytes = bytesOf(104)
  await one.bring(bytes)
  await care.deps.holdings.bring(one.rack, 'f'.repeat(64), 5, 1, 1e9)
  // A folder where a file should be: the disk cannot be listed.
  mkdirSync(join(care.folder.path, 'uploads', 'folder'))
  const deps = { ...care.deps, grants: new Grants(care.deps.racks) }
  const caring = takeCare(deps, { every: 1e9, grace: -1000, history: 0 })
  await caring.round()
  await caring.close()
  expect(await care.deps.holdings.list(one.rack)).toEqual([])
  expect(await care.onDisk()).not.toContain(hashOf(bytes))
})

test('any order of doings, also at once: what is spoken of can be read, and in the end the disk is empty', async () => {
  const kinds = ['use', 'use', 'unuse', 'bring', 'compact', 'thin', 'collect', 'delete'] as const
  const step = fc.record({
    kind: fc.constantFrom(...kinds),
    rack: fc.nat(1),
    asset: fc.nat(2),
    with: fc.option(fc.constantFrom('collect', 'compact', 'bring')),
    other: fc.nat(1)
  })
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const first = 1000 * ++runs
      const all = [first, first + 1, first + 2].map(bytesOf)
      const racks = [await care.makeRack(), await care.makeRack()]
      const used = racks.map(() => new Set<number>())
      const { deps } = care
      const run = async (kind: string, at: number, asset: number, now: number) => {
        const one = racks[at]!
        const bytes = all[asset]!
        if (kind === 'use') {
          // As a client does it: first it is there, then it is spoken of.
          await one.bring(bytes)
          await one.refer(`k${asset}`, bytes)
          used[at]!.add(asset)
        } else if (kind === 'unuse') {
          await one.forget(`k${asset}`)
          used[at]!.delete(asset)
        } else if (kind === 'bring') await one.bring(bytes)
        else if (kind === 'compact') await one.compact()
        else if (kind === 'thin') await thinHistory(deps.store, now)
        else if (kind === 'collect') {
          await collectRack(deps, one.rack, now)
          await collectUnheld(deps, now)
        } else if (kind === 'delete') {
          await deps.racks.remove(one.rack, now)
          await eraseRack({ ...deps, grants: new Grants(deps.racks) }, one.rack)
          racks[at] = await care.makeRack()
          used[at]!.clear()
        }
      }
      for (const { kind, rack, asset, with: also, other } of steps) {
        // What is brought from here on is as young as that; what was before, is not.
        await new Promise((resolve) => setTimeout(resolve, 2))
        const now = Date.now()
        const doings = [run(kind, rack, asset, now)]
        if (also && kind !== 'delete') doings.push(run(also, also === 'collect' ? rack : other, asset, now))
        await Promise.all(doings)
        for (const [at, assets] of used.entries())
          for (const asset of assets) expect(await racks[at]!.holds(all[asset]!)).toBe(true)
      }
      for (const [at, one] of racks.entries()) {
        for (const asset of used[at]!) await one.forget(`k${asset}`)
        await one.compact()
        // The last piece of history stays: it shall speak of something else.
        await one.refer('last', bytesOf(999))
        await one.compact()
        await thinHistory(deps.store, later())
        await collect(one.rack)
      }
      const disk = await care.onDisk()
      expect(all.map(hashOf).filter((hash) => disk.includes(hash))).toEqual([])
    }),
    { numRuns: 12 }
  )
})
