import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { readPlaces, sayPlaces } from './text-place.ts'

function start() {
  const doc = new Y.Doc()
  const text = new Y.Text('send(1)')
  doc.getMap('nodes').set('a', text)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return { doc, text, other, theirs: other.getMap('nodes').get('a') as Y.Text }
}

it('is the same place for others, also after the text has changed, and at its end', () => {
  const { doc, text, other, theirs } = start()
  for (const [anchor, head] of [
    [0, 3],
    [7, 7],
    [5, 2]
  ] as const) {
    const said: unknown = JSON.parse(JSON.stringify(sayPlaces(text, { anchor, head })))
    expect(readPlaces(said, theirs)).toEqual({ anchor, head })
  }
  const said: unknown = JSON.parse(JSON.stringify(sayPlaces(text, { anchor: 5, head: 5 })))
  theirs.insert(0, '// ')
  expect(readPlaces(said, theirs)).toEqual({ anchor: 8, head: 8 })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const elsewhere = new Y.Text('x')
  other.getMap('nodes').set('b', elsewhere)
  expect(readPlaces(sayPlaces(elsewhere, { anchor: 0, head: 1 }), theirs)).toBeNull()
})

it('is nothing where nonsense is said, and makes nothing', () => {
  const { other, theirs } = start()
  const id = fc.oneof(
    fc.anything(),
    fc.record({
      client: fc.oneof(fc.nat(), fc.constant(other.clientID), fc.anything()),
      clock: fc.oneof(fc.nat(20), fc.double())
    })
  )
  const place = fc.oneof(
    fc.anything(),
    fc.record(
      { type: id, item: id, tname: fc.constantFrom(null, 'evil', 'nodes'), assoc: fc.anything() },
      { requiredKeys: [] }
    )
  )
  const roots = [...other.share.keys()]
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ anchor: place, head: place })), (selection) => {
      const found = readPlaces(selection, theirs)
      if (found)
        for (const at of [found.anchor, found.head]) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(theirs.length)
        }
    }),
    { seed: 8, numRuns: 1000 }
  )
  expect([...other.share.keys()]).toEqual(roots)
})
