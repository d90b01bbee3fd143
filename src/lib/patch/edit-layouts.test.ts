import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compilePatch } from './compile.ts'
import {
  addBox,
  connect,
  hasLayout,
  moveBoxes,
  moveInLayout,
  ownPlace,
  removeBoxes,
  resetLayout,
  takeLayout
} from './edits.ts'
import { defPlace } from './def-place.ts'
import { putDef } from './edit-defs.ts'
import { getNode, layoutsOf } from './shape.ts'
import { sync, testPatch } from './testing/patches.ts'
import { createUndo } from './undo.ts'
import { watchGraph } from './watch.ts'

const at = (x: number, y: number) => ({ x, y })

function start() {
  const context = testPatch(1)
  for (const id of ['a', 'b']) addBox(context, { id, text: 'js', position: at(10, 20) })
  return { context, doc: context.doc, undo: createUndo(context.doc) }
}

describe("a person's own layout", () => {
  it('places boxes for that person alone', () => {
    const { context, doc } = start()
    expect(hasLayout(doc, 'ada')).toBe(false)
    moveInLayout(context, 'ada', new Map([['a', at(1, 2)]]))
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(1, 2))
    expect(ownPlace(doc, 'ada', 'b')).toBeNull()
    expect(ownPlace(doc, 'bob', 'a')).toBeNull()
    expect(getNode(doc, 'a')!.position).toEqual(at(10, 20))
    expect(hasLayout(doc, 'ada')).toBe(true)
    moveBoxes(context, new Map([['a', at(5, 5)]]))
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(1, 2))
  })

  it('is undone and reset by steps of their own, and goes with its box', () => {
    const { context, doc, undo } = start()
    moveInLayout(context, 'ada', new Map([['a', at(1, 2)]]))
    moveInLayout(context, 'ada', new Map([['a', at(3, 4)]]))
    moveInLayout(context, 'bob', new Map([['a', at(7, 8)]]))
    undo.undo()
    undo.undo()
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(1, 2))
    undo.redo()
    undo.redo()
    removeBoxes(context, ['a'])
    expect([...(layoutsOf(doc).get('ada') as Y.Map<unknown>).keys()]).toEqual([])
    expect(ownPlace(doc, 'bob', 'a')).toBeNull()
    undo.undo()
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(3, 4))
    expect(ownPlace(doc, 'bob', 'a')).toEqual(at(7, 8))
    resetLayout(context, 'ada')
    expect(hasLayout(doc, 'ada')).toBe(false)
    expect(ownPlace(doc, 'bob', 'a')).toEqual(at(7, 8))
    undo.undo()
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(3, 4))
  })

  it('of an abstraction’s inside is apart from that of boxes with the same ids in the patch', () => {
    const { context, doc } = start()
    putDef(context, 'tool', testPatch(3, doc).doc, { patch: 'p', edited: 1, mark: 'm' })
    const inside = { ...context, doc: defPlace(doc, 'tool')! }
    moveInLayout(inside, 'ada', new Map([['a', at(1, 2)]]))
    expect(ownPlace(inside.doc, 'ada', 'a')).toEqual(at(1, 2))
    expect(ownPlace(doc, 'ada', 'a')).toBeNull()
    expect(getNode(inside.doc, 'a')!.position).toEqual(at(10, 20))
    moveInLayout(context, 'ada', new Map([['a', at(3, 4)]]))
    removeBoxes(inside, ['a'])
    expect(ownPlace(inside.doc, 'ada', 'a')).toBeNull()
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(3, 4))
  })

  it('becomes everybody’s in one step, in abstractions too', () => {
    const { context, doc, undo } = start()
    putDef(context, 'tool', testPatch(3, doc).doc, { patch: 'p', edited: 1, mark: 'm' })
    const inside = { ...context, doc: defPlace(doc, 'tool')! }
    moveInLayout(context, 'ada', new Map([['a', at(1, 2)]]))
    moveInLayout(inside, 'ada', new Map([['b', at(3, 4)]]))
    moveInLayout(context, 'bob', new Map([['b', at(5, 6)]]))
    const places = () =>
      [doc, inside.doc].flatMap((place) => ['a', 'b'].map((id) => getNode(place, id)!.position))
    const common = places()
    undo.pause()
    takeLayout(context, 'ada')
    expect(places()).toEqual([at(1, 2), at(10, 20), at(10, 20), at(3, 4)])
    expect(hasLayout(doc, 'ada')).toBe(false)
    expect(ownPlace(doc, 'bob', 'b')).toEqual(at(5, 6))
    undo.undo()
    expect(places()).toEqual(common)
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(1, 2))
    expect(ownPlace(inside.doc, 'ada', 'b')).toEqual(at(3, 4))
  })

  it('is no news to what runs', () => {
    const { context, doc } = start()
    connect(context, { nodeId: 'a', portId: 'out0' }, { nodeId: 'b', portId: 'in0' })
    const before = compilePatch(doc, context.classes)
    const news: unknown[] = []
    watchGraph(doc, context.classes, (diff) => news.push(diff))
    moveInLayout(context, 'ada', new Map([['a', at(1000, 0)]]))
    resetLayout(context, 'ada')
    expect(news).toEqual([])
    expect(compilePatch(doc, context.classes)).toEqual(before)
  })

  it('takes no place for a box that is not there, and no name that objects are born with', () => {
    const { context, doc } = start()
    moveInLayout(context, 'ada', new Map([['gone', at(1, 1)]]))
    expect(layoutsOf(doc).size).toBe(0)
    for (const user of ['__proto__', 'constructor', '', 'x'.repeat(1000)])
      expect(moveInLayout(context, user, new Map([['a', at(1, 1)]]))).toBe(false)
    expect(layoutsOf(doc).size).toBe(0)
    moveInLayout(context, 'ada', new Map([['a', at(Infinity, NaN)]]))
    expect(ownPlace(doc, 'ada', 'a')).toEqual(at(1_000_000, 0))
  })

  it('of two people who both move is each their own after they meet', () => {
    const { context, doc } = start()
    const other = testPatch(2, doc)
    moveInLayout(context, 'ada', new Map([['a', at(1, 1)]]))
    moveInLayout(other, 'bob', new Map([['a', at(2, 2)]]))
    sync(doc, other.doc)
    for (const each of [doc, other.doc]) {
      expect(ownPlace(each, 'ada', 'a')).toEqual(at(1, 1))
      expect(ownPlace(each, 'bob', 'a')).toEqual(at(2, 2))
    }
  })
})

describe('layouts that a stranger wrote', () => {
  it('place a box somewhere or nowhere, and can be moved in, whatever they are', () => {
    const place = fc.oneof(
      fc.anything(),
      fc.record({ x: fc.oneof(fc.double(), fc.anything()), y: fc.double() })
    )
    const names = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'toString', '')
    const json = (value: unknown): unknown => {
      try {
        // Yjs itself writes no object that has such a key.
        return JSON.parse((JSON.stringify(value) ?? 'null').replaceAll('"constructor"', '"c"'))
      } catch {
        return null
      }
    }
    const layout = fc.oneof(fc.anything(), fc.dictionary(names, place)).map(json)
    fc.assert(
      fc.property(layout, fc.boolean(), fc.boolean(), (hostile, shared, removing) => {
        const { context, doc } = start()
        const plain = typeof hostile === 'object' && hostile !== null && !Array.isArray(hostile)
        layoutsOf(doc).set('ada', shared && plain ? new Y.Map(Object.entries(hostile)) : hostile)
        layoutsOf(doc).set('__proto__', hostile)
        for (const user of ['ada', '__proto__']) {
          const found = ownPlace(doc, user, 'a')
          if (found) for (const n of [found.x, found.y]) expect(Math.abs(n)).toBeLessThanOrEqual(1_000_000)
          hasLayout(doc, user)
        }
        const kept = ownPlace(doc, 'ada', 'b')
        if (removing) removeBoxes(context, ['a'])
        else moveInLayout(context, 'ada', new Map([['a', at(3, 3)]]))
        expect(ownPlace(doc, 'ada', 'a')).toEqual(removing ? null : at(3, 3))
        expect(ownPlace(doc, 'ada', 'b')).toEqual(kept)
        expect(Object.prototype).not.toHaveProperty('x')
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
        expect(ownPlace(copy, 'ada', 'b')).toEqual(kept)
      }),
      { seed: 4, numRuns: 300 }
    )
  })
})
