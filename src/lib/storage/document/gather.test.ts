// Whoever has what was there before, and takes what was gathered, has everything.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gathered } from './gather.ts'

const edits = fc.array(fc.tuple(fc.nat(6), fc.option(fc.nat())), { maxLength: 20 })

function edit(doc: Y.Doc, list: readonly (readonly [number, number | null])[], times = 1): void {
  const nodes = doc.getMap('nodes')
  const order = doc.getArray('order')
  for (let i = 0; i < times; i++)
    for (const [key, value] of list) {
      if (value === null) nodes.delete(`k${key}`)
      else nodes.set(`k${key}`, value)
      if (value !== null && value % 3 === 0) order.insert(Math.min(key, order.length), [value])
      else if (order.length > key) order.delete(key, 1)
    }
}
const contentOf = (doc: Y.Doc): unknown => [doc.getMap('nodes').toJSON(), doc.getArray('order').toJSON()]

test('few edits and very many, beside what others made', () => {
  fc.assert(
    fc.property(edits, edits, edits, fc.constantFrom(1, 30), (before, during, foreign, times) => {
      const doc = new Y.Doc()
      edit(doc, before)
      const reader = new Y.Doc()
      Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc))

      // What another tab made and did not write: here already when the first edit is.
      const other = new Y.Doc()
      edit(other, foreign)
      const theirs = Y.encodeStateAsUpdate(other)
      Y.applyUpdate(doc, theirs)

      const gathered = new Gathered(doc)
      doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { beforeState }: Y.Transaction) =>
        gathered.add(update, beforeState)
      )
      edit(doc, during, times)
      gathered.add(theirs)
      const taken = gathered.take()
      expect(gathered.empty).toBe(true)
      for (const update of taken) Y.applyUpdate(reader, update)
      expect(contentOf(reader)).toEqual(contentOf(doc))
    })
  )
})

test('thousands of edits are one update', () => {
  const doc = new Y.Doc()
  const gathered = new Gathered(doc)
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { beforeState }: Y.Transaction) =>
    gathered.add(update, beforeState)
  )
  const nodes = doc.getMap('nodes')
  for (let i = 0; i < 3000; i++) nodes.set('same', i)
  const taken = gathered.take()
  expect(taken.length).toBe(1)
  expect(taken[0]!.byteLength).toBeLessThan(1000)
})
