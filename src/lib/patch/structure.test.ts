import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { catalogue } from '../objects/catalogue.generated.ts'
import { buildSketch } from './build-sketch.ts'
import { classesOf } from './classes.ts'
import { dissolve } from './dissolve.ts'
import { encapsulate } from './encapsulate.ts'
import { allNodes, getNode, newPatch, type PatchNode } from './shape.ts'
import { draw, drawings, picture } from './testing/structures.ts'
import { createUndo } from './undo.ts'
import { treeOf } from './edit-boxes.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const classes = classesOf(catalogue)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

const textsIn = (nodes: readonly PatchNode[], parent: string): (string | undefined)[] =>
  nodes.filter((node) => node.parent === parent).map(({ text }) => text)

describe('encapsulate', () => {
  const sketch = {
    name: 's',
    about: '',
    boxes: {
      a: [0, 0, 'msg 1'],
      b: [100, 0, 'msg 2'],
      plus: [0, 60, '+ 1'],
      times: [100, 60, '* 2'],
      p: [0, 120, 'print p'],
      q: [100, 120, 'print q']
    },
    cables: ['a plus', 'b plus', 'a q', 'a times', 'b times', 'plus p', 'times p']
  } as const

  it('makes one inlet for what comes in to the same ends, and keeps apart what something outside fires between', () => {
    const doc = buildSketch(sketch, classes)
    const context = { doc, classes }
    const sub = encapsulate(context, ['plus', 'times'])!
    const nodes = allNodes(doc)
    expect(getNode(doc, sub)).toMatchObject({ text: 'pd', position: { x: 0, y: 60 } })
    expect(textsIn(nodes, sub).sort()).toEqual(['* 2', '+ 1', 'inlet', 'inlet', 'inlet', 'outlet'])
  })

  it('leaves the ports of the level where they are, and does nothing with nothing', () => {
    const doc = buildSketch(
      {
        ...sketch,
        boxes: { s: [0, 0, 'pd'], 's.i': [0, 0, 'inlet'], 's.f': [0, 40, 'f'] },
        cables: ['s.i s.f']
      },
      classes
    )
    const context = { doc, classes }
    expect(encapsulate(context, ['s.i'])).toBe(null)
    expect(encapsulate(context, [])).toBe(null)
    const sub = encapsulate(context, ['s.i', 's.f'])!
    expect(getNode(doc, 's.i')!.parent).toBe('s')
    expect(getNode(doc, 's.f')!.parent).toBe(sub)
    expect(dissolve(context, 's.f')).toBe(null)
  })

  it(`is undone in one step, and taken back whole by dissolve (seed ${seed})`, () => {
    fc.assert(
      fc.property(drawings, fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), (drawing, chosen) => {
        const context = { doc: newPatch('x'), classes }
        draw(context, drawing)
        const undo = createUndo(context.doc)
        const before = picture(context)
        const ids = chosen.map((i) => `n${i % drawing.length}`)
        const level = treeOf(context).get(ids[0]!)
        const sub = encapsulate(
          context,
          ids.filter((id) => treeOf(context).get(id) === level)
        )
        if (sub === null) return
        const during = picture(context)
        undo.undo()
        expect(picture(context)).toEqual(before)
        undo.redo()
        expect(picture(context)).toEqual(during)
        dissolve(context, sub)
        expect(picture(context)).toEqual(before)
        undo.undo()
        expect(picture(context)).toEqual(during)
        undo.undo()
        expect(picture(context)).toEqual(before)
        undo.redo()
        undo.redo()
        expect(picture(context)).toEqual(before)
        undo.dispose()
      }),
      { seed, numRuns: 150 }
    )
  })
})
