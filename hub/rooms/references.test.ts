// Every reference that the page would find in a document is found in its updates, also when it was deleted, and however they are merged.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { referencedAssets } from '../../src/lib/storage/assets/references.ts'
import { nodesOf, settingsOf } from '../../src/lib/patch/shape.ts'
import { writeBaggage } from '../../src/lib/storage/ptperf/baggage.ts'
import { referencesIn } from './references.ts'

const hash = (i: number) => i.toString(16).padStart(64, 'a')
const reference = (i: number) => ({ sha256: hash(i), type: 'image/png', size: 1, name: 'x' })

const kinds: Record<string, (doc: Y.Doc, i: number) => void> = {
  plain: (doc, i) => nodesOf(doc).set(`n${i}`, new Y.Map([['data', reference(i)]]) as never),
  deep: (doc, i) => nodesOf(doc).set(`n${i}`, new Y.Map([['data', { a: [{ b: reference(i) }] }]]) as never),
  shared: (doc, i) => nodesOf(doc).set(`n${i}`, new Y.Map(Object.entries(reference(i))) as never),
  list: (doc, i) => {
    const list = new Y.Array()
    list.push([1, reference(i), 2])
    nodesOf(doc).set(`n${i}`, new Y.Map([['list', list]]) as never)
  },
  setting: (doc, i) => void settingsOf(doc).set(`s${i}`, { files: [reference(i)] } as never),
  media: (doc, i) => {
    const note = { nodeId: 'n', handleId: 'h', role: 'r', name: 'x', path: `media/${i}`, sha256: hash(i) }
    writeBaggage(doc, { carried: {}, media: [note as never] })
  }
}

test.each(Object.keys(kinds))('of the kind %s', (kind) => {
  const doc = new Y.Doc()
  kinds[kind]!(doc, 1)
  expect([...referencedAssets(doc)]).toEqual([hash(1)])
  expect(referencesIn([Y.encodeStateAsUpdate(doc)])).toEqual([hash(1)])
})

test('all that a document ever spoke of', () => {
  const step = fc.record({
    kind: fc.constantFrom(...Object.keys(kinds)),
    i: fc.nat(8),
    remove: fc.boolean(),
    merge: fc.boolean()
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const doc = new Y.Doc()
      let updates: Uint8Array[] = []
      const ever = new Set<string>()
      doc.on('update', (update: Uint8Array) => updates.push(update))
      for (const { kind, i, remove, merge } of steps) {
        if (remove) nodesOf(doc).delete(`n${i}`)
        else kinds[kind]!(doc, i)
        for (const found of referencedAssets(doc)) ever.add(found)
        if (merge && updates.length > 1) updates = [Y.mergeUpdates(updates)]
      }
      expect(new Set(referencesIn(updates))).toEqual(ever)
    })
  )
})

test('what cannot be read is not empty', () => {
  expect(() => referencesIn([Uint8Array.of(1, 2, 3)])).toThrow(
    expect.objectContaining({ code: 'update-malformed' })
  )
})
