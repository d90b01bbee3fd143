// Updates are taken if and only if Yjs can take them, now and in every later merge.
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate, defaultUpdateLimits } from './check.ts'
import { mergeTree } from './merge.ts'
import { randomUpdates } from './testing.ts'
import { decodeVector, StateVector } from './vector.ts'

const malformed = expect.objectContaining({ code: 'update-malformed' })
const tooLarge = expect.objectContaining({ code: 'update-too-large' })

test('what Yjs makes is taken, and its state vector is Yjs’ own, in any order', () => {
  fc.assert(
    fc.property(randomUpdates, fc.integer(), ({ updates, doc }, seed) => {
      const vector = new StateVector()
      for (const update of shuffled(updates, seed)) vector.add(checkUpdate(update).ranges)
      expect(decodeVector(vector.encode())).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
      const merged = checkUpdate(mergeTree(updates))
      expect(vector.covers(merged.ranges)).toBe(true)
      const other = new StateVector()
      other.add(merged.ranges)
      expect(other.encode()).toEqual(vector.encode())
    }),
    { numRuns: 60 }
  )
})

test('what is left out in the middle leaves the vector before the gap', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 5; i++) doc.getArray('list').push([i])
  const vector = new StateVector()
  for (const i of [0, 4, 2]) vector.add(checkUpdate(updates[i]!).ranges)
  expect(decodeVector(vector.encode()).get(doc.clientID)).toBe(1)
  vector.add(checkUpdate(updates[1]!).ranges)
  expect(decodeVector(vector.encode()).get(doc.clientID)).toBe(3)
  vector.add(checkUpdate(updates[3]!).ranges)
  expect(decodeVector(vector.encode()).get(doc.clientID)).toBe(5)
})

test('merged as a tree, many are the same document', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 1234; i++) doc.getText('text').insert(i % 7, String(i))
  const other = new Y.Doc()
  Y.applyUpdate(other, mergeTree(updates))
  expect(other.getText('text').toString()).toBe(doc.getText('text').toString())
})

describe('refused:', () => {
  const update = (() => {
    const doc = new Y.Doc()
    doc.getMap('map').set('key', { a: [1, 'two', null] })
    doc.getText('text').insert(0, 'hello')
    doc.getText('text').delete(1, 2)
    return Y.encodeStateAsUpdate(doc)
  })()

  test('every truncation, and bytes left over', () => {
    for (let end = 0; end < update.length; end++) {
      expect(() => checkUpdate(update.subarray(0, end)), `${end} bytes`).toThrow()
    }
    expect(() => checkUpdate(Uint8Array.of(...update, 0))).toThrow(malformed)
  })

  test('too many bytes, structs or deleted ranges', () => {
    expect(() => checkUpdate(update, { ...defaultUpdateLimits, maxBytes: update.length - 1 })).toThrow(
      tooLarge
    )
    expect(() => checkUpdate(update, { ...defaultUpdateLimits, maxStructs: 3 })).toThrow(tooLarge)
  })

  const raw = (...numbers: number[]) => {
    const encoder = encoding.createEncoder()
    for (const number of numbers) encoding.writeVarUint(encoder, number)
    return encoding.toUint8Array(encoder)
  }
  test.each<[string, Uint8Array]>([
    // clients, structs, client, clock, then a GC of a length, and no deletes
    ['a struct without length', raw(1, 1, 5, 0, 0, 0, 0)],
    ['clients upwards', raw(2, 1, 5, 0, 0, 1, 1, 6, 0, 0, 1, 0)],
    ['a client twice', raw(2, 1, 5, 0, 0, 1, 1, 5, 0, 0, 1, 0)],
    ['a clock that is no number any more', raw(1, 1, 5, Number.MAX_SAFE_INTEGER, 0, 1, 0)],
    ['a deleted range without length', raw(0, 1, 5, 1, 0, 0)]
  ])('%s', (_, bytes) => {
    expect(() => checkUpdate(bytes)).toThrow(malformed)
  })

  test('a value nested without end', () => {
    const doc = new Y.Doc()
    let value: unknown = 1
    for (let i = 0; i < 250; i++) value = [value]
    doc.getMap('map').set('deep', value)
    expect(() => checkUpdate(Y.encodeStateAsUpdate(doc))).toThrow(malformed)
  })

  test('mutations: whatever is taken can be merged and applied', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(update.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 4
        }),
        (changes) => {
          const bytes = new Uint8Array(update)
          for (const [at, value] of changes) bytes[at] = value
          try {
            checkUpdate(bytes)
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^update-/) })
            return
          }
          Y.diffUpdate(mergeTree([update, bytes]), Y.encodeStateVector(new Y.Doc()))
          checkUpdate(mergeTree([bytes, update]))
        }
      ),
      { numRuns: 3000 }
    )
  })
})

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const all = [...items]
  let state = seed >>> 0
  for (let i = all.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = state % (i + 1)
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all
}
