// Sketches become the documents that they describe.
import { expect, test } from 'vitest'
import { buildSketch } from './build-sketch.ts'
import { noClasses } from './classes.ts'
import { allEdges, allNodes, getNode, patchName } from './shape.ts'
import { sortByOrder } from './order.ts'

const sketch = {
  name: 'Two',
  about: '',
  boxes: { a: [8, 16, 'metro 500'], b: [8, 64, 'print x'], c: [8, 112, 'js', { code: 'send(1)' }] },
  cables: ['a b', 'a:1 c:2']
} as const

test('boxes have their texts, places, data and order; cables their ports and order', () => {
  const doc = buildSketch(sketch, noClasses)
  expect(patchName(doc)).toBe('Two')
  expect(sortByOrder(allNodes(doc)).map((node) => node.id)).toEqual(['a', 'b', 'c'])
  expect(getNode(doc, 'a')).toMatchObject({ text: 'metro 500', position: { x: 8, y: 16 } })
  const ends = allEdges(doc).map(
    ({ source, target }) => `${source.nodeId} ${source.portId} ${target.nodeId} ${target.portId}`
  )
  expect(ends.sort()).toEqual(['a out0 b in0', 'a out1 c in2'])
})

test('a cable without ends is refused by name', () => {
  expect(() => buildSketch({ ...sketch, cables: ['a nowhere'] }, noClasses)).toThrow('a nowhere')
})
