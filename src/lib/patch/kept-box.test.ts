import { expect, it } from 'vitest'
import { addBox, codeOf, connect, moveInLayout, removeBoxes } from './edits.ts'
import { bringBack, keepBox } from './kept-box.ts'
import { allEdges, allNodes, getNode } from './shape.ts'
import { sync, testPatch } from './testing/patches.ts'
import { createUndo } from './undo.ts'

const origin = { x: 0, y: 0 }

function start() {
  const mine = testPatch(1)
  addBox(mine, { id: 'a', text: 'loadbang', position: origin })
  addBox(mine, { id: 'cell', text: 'js', position: { x: 7, y: 8 }, data: { code: 'send(1)', more: [1] } })
  addBox(mine, { id: 'b', text: 't b', position: origin })
  connect(mine, { nodeId: 'a', portId: 'out0' }, { nodeId: 'cell', portId: 'in0' })
  connect(mine, { nodeId: 'cell', portId: 'out0' }, { nodeId: 'b', portId: 'in0' })
  const theirs = testPatch(2, mine.doc)
  return { mine, theirs, meet: () => sync(mine.doc, theirs.doc) }
}

const cables = ({ doc }: ReturnType<typeof testPatch>) =>
  allEdges(doc)
    .map(({ source, target }) => `${source.nodeId}-${target.nodeId}`)
    .sort()

it('comes back as it was, under its own id, with its cables and what was typed, in one step', () => {
  const { mine, theirs, meet } = start()
  const undo = createUndo(mine.doc)
  const kept = keepBox(mine, 'cell')!
  removeBoxes(theirs, ['cell', 'b'])
  meet()
  expect(getNode(mine.doc, 'cell')).toBeNull()
  bringBack(mine, kept, { code: 'send(2)' })
  meet()
  for (const each of [mine, theirs]) {
    expect(getNode(each.doc, 'cell')).toMatchObject({ text: 'js', position: { x: 7, y: 8 } })
    expect(codeOf(each.doc, 'cell')).toBe('send(2)')
    // The box at the other end of the second cable is gone as well.
    expect(cables(each)).toEqual(['a-cell'])
  }
  undo.undo()
  expect(getNode(mine.doc, 'cell')).toBeNull()
})

it('is one box where whoever deleted it takes that back as well', () => {
  const { mine, theirs, meet } = start()
  const theirUndo = createUndo(theirs.doc)
  const kept = keepBox(mine, 'cell')!
  removeBoxes(theirs, ['cell'])
  meet()
  bringBack(mine, kept, { text: 'js 2' })
  meet()
  theirUndo.undo()
  meet()
  for (const each of [mine, theirs]) {
    expect(allNodes(each.doc)).toHaveLength(3)
    expect(getNode(each.doc, 'cell')!.text).toBe('js 2')
    expect(cables(each)).toEqual(['a-cell', 'cell-b'])
  }
})

it('gets what was typed where it is back already, and comes back with all that lay in it', () => {
  const { mine, theirs, meet } = start()
  const kept = keepBox(mine, 'cell')!
  bringBack(mine, kept, { code: 'late()' })
  expect(codeOf(mine.doc, 'cell')).toBe('late()')
  expect(allNodes(mine.doc)).toHaveLength(3)
  addBox(mine, { id: 'inner', text: 'js', position: origin, parent: 'cell' })
  const whole = keepBox(mine, 'cell')!
  meet()
  moveInLayout(theirs, 'bob', new Map([['inner', { x: 1, y: 1 }]]))
  removeBoxes(theirs, ['cell'])
  meet()
  bringBack(mine, whole)
  expect(getNode(mine.doc, 'inner')!.parent).toBe('cell')
  expect(keepBox(mine, 'gone')).toBeNull()
})
