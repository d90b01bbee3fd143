import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { catalogue } from '../objects/catalogue.generated.ts'
import { buildSketch } from '../patch/build-sketch.ts'
import { classesOf } from '../patch/classes.ts'
import { compilePatch } from '../patch/compile.ts'
import { edit } from '../patch/context.ts'
import { defPlace } from '../patch/def-place.ts'
import { dissolve } from '../patch/dissolve.ts'
import { addBox, connect, editText, removeBoxes } from '../patch/edits.ts'
import { encapsulate } from '../patch/encapsulate.ts'
import { allNodes, defsOf, edgesOf, nodesOf } from '../patch/shape.ts'
import { createUndo } from '../patch/undo.ts'
import { watchGraph } from '../patch/watch.ts'
import { testPatch } from '../runtime/testing.ts'

const classes = classesOf(catalogue)

/** Two instances of `add`, running; and the inside of `add`. */
function start() {
  const doc = buildSketch(
    {
      name: 'two',
      about: '',
      boxes: { m: [0, 0, 'msg 1'], a: [0, 40, 'add 10'], b: [90, 40, 'add 20'], p: [0, 80, 'print x'] },
      cables: ['m a', 'm b', 'a p', 'b p']
    },
    classes
  )
  const inside = buildSketch(
    {
      name: 'add',
      about: '',
      boxes: { i: [0, 0, 'inlet'], s: [0, 40, '+ $1'], o: [0, 80, 'outlet'] },
      cables: ['i s', 's o']
    },
    classes
  )
  const def = new Y.Map<unknown>([
    ['nodes', nodesOf(inside).clone()],
    ['edges', edgesOf(inside).clone()]
  ])
  defsOf(doc).set('add', def)
  const patch = testPatch(catalogue, {})
  patch.machine.apply(compilePatch(doc, classes))
  watchGraph(doc, classes, (diff) => patch.machine.apply(diff))
  const undo = createUndo(doc)
  const play = (): string[] => {
    patch.lines.length = 0
    patch.machine.play('m', 'bang')
    return [...patch.lines]
  }
  return { doc, undo, patch, play, context: { doc: defPlace(doc, 'add')!, classes } }
}

it('is edited once and changed everywhere, each edit one step of undo', () => {
  const { play, context, undo } = start()
  expect(play()).toEqual(['x: 11', 'x: 21'])
  const times = addBox(context, { text: '* 2', position: { x: 0, y: 60 } })
  connect(context, { nodeId: 'i', portId: 'out0' }, { nodeId: times, portId: 'in0' })
  connect(context, { nodeId: times, portId: 'out0' }, { nodeId: 'o', portId: 'in0' })
  expect(play()).toEqual(['x: 11', 'x: 2', 'x: 21', 'x: 2'])
  editText(context, 's', '- $1')
  expect(play()).toEqual(['x: -9', 'x: 2', 'x: -19', 'x: 2'])
  undo.undo()
  undo.undo()
  expect(play()).toEqual(['x: 11', 'x: 21'])
  undo.redo()
  expect(play()).toEqual(['x: 11', 'x: 2', 'x: 21', 'x: 2'])
  removeBoxes(context, [times])
  expect(play()).toEqual(['x: 11', 'x: 21'])
})

it('has subpatches put in and taken apart inside', () => {
  const { play, context } = start()
  const sub = encapsulate(context, ['s'])!
  expect(allNodes(context.doc)).toHaveLength(6)
  expect(play()).toEqual(['x: 11', 'x: 21'])
  expect(dissolve(context, sub)).toEqual(['s'])
  expect(play()).toEqual(['x: 11', 'x: 21'])
})

it('rule 23: a [loadbang] typed inside fires in every instance, and not when that is undone and done again', () => {
  const { patch, context, undo } = start()
  edit(context, () => {
    const load = addBox(context, { text: 'loadbang', position: { x: 0, y: 0 } })
    const print = addBox(context, { text: 'print $1', position: { x: 0, y: 0 } })
    connect(context, { nodeId: load, portId: 'out0' }, { nodeId: print, portId: 'in0' })
  })
  expect(patch.lines).toEqual(['10: bang', '20: bang'])
  undo.undo()
  undo.redo()
  expect(patch.lines).toHaveLength(2)
})

it('what a stranger stored as plain objects can be edited too, and means the same', () => {
  const { doc, play } = start()
  const plain = (defsOf(doc).get('add') as Y.Map<unknown>).toJSON()
  defsOf(doc).set('add', plain)
  expect(play()).toEqual(['x: 11', 'x: 21'])
  const context = { doc: defPlace(doc, 'add')!, classes }
  editText(context, 's', '* $1')
  expect(play()).toEqual(['x: 10', 'x: 20'])
  expect(defPlace(doc, 'nobody')).toBe(null)
  expect(defPlace(doc, '__proto__')).toBe(null)
})
