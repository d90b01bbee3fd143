// What is answered to a state vector: all that its client lacks, whatever came in between and in whatever order, also where the answer
// was kept from the time before.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openEmbedded } from '../embedded/database.ts'
import { embeddedStore } from '../embedded/store.ts'
import { embeddedStream } from '../embedded/stream.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { checkUpdate } from './check.ts'
import { MergedCache } from './merged-cache.ts'
import { RoomState } from './state.ts'
import { randomUpdates } from './testing.ts'
import { startWork } from './workers.ts'

const rangesOf = (bytes: Uint8Array) => checkUpdate(bytes).ranges

const content = (doc: Y.Doc) => [
  doc.getMap('map').toJSON(),
  doc.getArray('list').toJSON(),
  doc.getText('text').toJSON()
]

describe('answers to a state vector', () => {
  test('bring a client that has some of it to all of it', async () => {
    const folder = temporaryFolder()
    const database = await openEmbedded(folder.path)
    const work = startWork()
    const deps = {
      stream: embeddedStream(database),
      store: embeddedStore(database),
      cache: new MergedCache({ maxBytes: 1 << 20, maxAge: 1000 }),
      work
    }
    let count = 0
    const seed = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed}`)
    await fc.assert(
      fc.asyncProperty(randomUpdates, fc.nat(), fc.nat(), async ({ updates }, some, order) => {
        const room = { org: 'org', docid: `doc${count++}`, branch: 'main' }
        const state = new RoomState(room, deps)
        await state.open()
        // Out of order: structs wait behind gaps, and what deletes comes before what it deletes.
        const shuffled = updates
          .map((update, i) => ({ update, place: (i * 7919 + order) % (order % 2 ? 1000 : 1_000_000) }))
          .sort((a, b) => a.place - b.place)
          .map(({ update }) => update)
        const known = new Y.Doc()
        const whole = new Y.Doc()
        for (const [i, update] of shuffled.entries()) {
          const clock = await deps.stream.append(room, update)
          state.hear([{ clock, bytes: update, tag: '' }], rangesOf)
          Y.applyUpdate(whole, update)
          if (i <= some % (shuffled.length + 1)) Y.applyUpdate(known, update)
          // One that has all, twice, and one that has less, before or after it: answers are made from those that were kept.
          const askers = [known, whole, whole, new Y.Doc()]
          for (const client of (i + order) % 2 ? askers : askers.reverse()) {
            const doc = new Y.Doc()
            Y.applyUpdate(doc, Y.encodeStateAsUpdate(client))
            Y.applyUpdate(doc, await state.diff(Y.encodeStateVector(client)))
            expect(content(doc)).toEqual(content(whole))
          }
        }
      }),
      { seed, numRuns: 25 }
    )
    await work.close()
    await deps.stream.close()
    await database.close()
    folder.remove()
  })
})
