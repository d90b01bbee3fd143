import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addBox,
  cablesOf,
  codeOf,
  codeText,
  connect,
  disconnect,
  duplicate,
  editText,
  moveBoxes,
  removeBoxes,
  removeSelection,
  renamePatch,
  reorderCable,
  setCode,
  setData,
  setParam,
  setParent
} from './edits.ts'
import type { DocContext, PatchContext } from './context.ts'
import {
  allEdges,
  allNodes,
  edgesOf,
  getEdge,
  getNode,
  layoutsOf,
  newPatch,
  nodesOf,
  patchName,
  readParams
} from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { sync, testPatch } from './testing/patches.ts'
import { field, toRecord } from './values.ts'

const start = (): DocContext => ({ doc: newPatch('test'), classes: testClasses })
const at = (x: number, y = 0) => ({ x, y })
const box = (context: PatchContext, text: string, id?: string) =>
  addBox(context, { text, position: at(0), id })
const cable = (context: PatchContext, a: string, b: string, inlet = 0) =>
  connect(context, { nodeId: a, portId: 'out0' }, { nodeId: b, portId: `in${inlet}` })
const data = (context: PatchContext, id: string) => toRecord(field(nodesOf(context.doc).get(id), 'data'))

/** How many transactions wrote something. */
function writes(context: PatchContext, act: () => void): number {
  let count = 0
  const seen = () => count++
  context.doc.on('update', seen)
  act()
  context.doc.off('update', seen)
  return count
}

describe('boxes', () => {
  it('are added with the class that the text means', () => {
    const context = start()
    const id = addBox(context, { text: 't: b f', position: at(3, 4), data: { a: [1] }, params: { gain: 1 } })
    expect(getNode(context.doc, id)).toEqual({
      id,
      type: 'trigger',
      domain: 'meta',
      text: 't: b f',
      v: 1,
      order: 'a0',
      position: { x: 3, y: 4 }
    })
    expect(data(context, id)).toEqual({ a: [1] })
    expect(readParams(field(nodesOf(context.doc).get(id), 'params'))).toEqual({ gain: 1 })
    expect(getNode(context.doc, box(context, 'seq'))!.v).toBe(3)
    expect(getNode(context.doc, box(context, 'nobody knows'))).toMatchObject({
      type: 'nobody',
      v: 1,
      order: 'a2'
    })
  })

  it('refuse bad ids, ids in use, and wild texts, changing nothing', () => {
    const context = start()
    box(context, 'js', 'a')
    expect(() => box(context, 'js', '__proto__')).toThrow(expect.objectContaining({ code: 'patch-id' }))
    expect(() => box(context, 'js', 'a')).toThrow(expect.objectContaining({ code: 'patch-id' }))
    expect(() => box(context, 'x'.repeat(100_001))).toThrow(expect.objectContaining({ code: 'patch-text' }))
    expect(allNodes(context.doc)).toHaveLength(1)
  })

  it('keep data and cables when retyped within their class, cables alone when not', () => {
    const context = start()
    const [a, b] = [box(context, 't b'), box(context, 'js')]
    setData(context, a, 'kept', 1)
    const id = cable(context, a, b)!
    editText(context, a, 'trigger b f')
    expect(data(context, a)).toEqual({ kept: 1 })
    editText(context, a, 'seq')
    expect(getNode(context.doc, a)).toMatchObject({ type: 'seq', v: 3 })
    expect(data(context, a)).toEqual({})
    expect(getEdge(context.doc, id)).not.toBe(null)
    expect(writes(context, () => editText(context, a, 'seq'))).toBe(0)
  })

  it('move in one transaction, and not at all to where they are', () => {
    const context = start()
    const [a, b] = [box(context, 'js'), box(context, 'js')]
    const places = new Map([
      [a, at(1, 2)],
      [b, at(NaN, 1e300)],
      ['gone', at(0)]
    ])
    expect(writes(context, () => moveBoxes(context, places))).toBe(1)
    expect(getNode(context.doc, a)!.position).toEqual({ x: 1, y: 2 })
    expect(getNode(context.doc, b)!.position).toEqual({ x: 0, y: 1_000_000 })
    expect(writes(context, () => moveBoxes(context, places))).toBe(0)
  })

  it('go with what lies in them, with their cables and places', () => {
    const context = start()
    for (const id of ['sub', 'in', 'deep', 'out']) box(context, 'js', id)
    setParent(context, ['in'], 'sub')
    setParent(context, ['deep'], 'in')
    cable(context, 'out', 'sub')
    cable(context, 'deep', 'in')
    layoutsOf(context.doc).set(
      'user',
      new Y.Map([
        ['in', at(1)],
        ['out', at(2)]
      ])
    )
    expect(writes(context, () => removeBoxes(context, ['sub']))).toBe(1)
    expect(allNodes(context.doc).map((node) => node.id)).toEqual(['out'])
    expect(edgesOf(context.doc).size).toBe(0)
    expect([...(layoutsOf(context.doc).get('user') as Y.Map<unknown>).keys()]).toEqual(['out'])
  })

  it('are renamed as a patch', () => {
    const context = start()
    renamePatch(context, 'other')
    expect(patchName(context.doc)).toBe('other')
  })
})

describe('cables', () => {
  it('refuse a box into itself, ends that are not there, and a second of the same', () => {
    const context = start()
    const [a, b] = [box(context, 't b'), box(context, 'js')]
    expect(cable(context, a, a)).toBe(null)
    expect(cable(context, a, 'none')).toBe(null)
    expect(connect(context, { nodeId: a, portId: '__proto__' }, { nodeId: b, portId: 'in0' })).toBe(null)
    expect(cable(context, a, b)).toEqual(expect.any(String))
    expect(cable(context, a, b)).toBe(null)
    expect(allEdges(context.doc)).toHaveLength(1)
  })

  it('fire in the order of drawing, also when drawn in one transaction, until told otherwise', () => {
    const context = start()
    const a = box(context, 't b')
    const targets = [0, 1, 2, 3].map(() => box(context, 'js'))
    const ids = context.doc.transact(() => targets.map((b) => cable(context, a, b)!))
    const order = () => cablesOf(context, { nodeId: a, portId: 'out0' }).map((edge) => ids.indexOf(edge.id))
    expect(order()).toEqual([0, 1, 2, 3])
    reorderCable(context, ids[3]!, 0)
    expect(order()).toEqual([3, 0, 1, 2])
    reorderCable(context, ids[0]!, 99)
    expect(order()).toEqual([3, 1, 2, 0])
    expect(writes(context, () => reorderCable(context, ids[0]!, 3))).toBe(0)
    disconnect(context, ids[3]!)
    cable(context, a, targets[3]!)
    expect(order()).toEqual([1, 2, 0, 3])
  })

  it('are one cable when two people draw the same', () => {
    const one = testPatch(1)
    const [a, b] = [box(one, 't b'), box(one, 'js')]
    const two = testPatch(2, one.doc)
    cable(one, a, b)
    cable(two, a, b)
    sync(one.doc, two.doc)
    expect(allEdges(one.doc)).toHaveLength(1)
  })

  it('go singly out of a selection', () => {
    const context = start()
    const [a, b] = [box(context, 't b'), box(context, 'js')]
    const id = cable(context, a, b)!
    removeSelection(context, { edges: [id, 'none'] })
    expect(allEdges(context.doc)).toEqual([])
    expect(allNodes(context.doc)).toHaveLength(2)
  })
})

describe('data', () => {
  it('refuses what cannot be saved, boxes that are not there, and wild names', () => {
    const context = start()
    const a = box(context, 'js')
    expect(() => setData(context, a, 'f', () => 1)).toThrow(expect.objectContaining({ code: 'patch-value' }))
    expect(setData(context, 'none', 'a', 1)).toBe(false)
    expect(setData(context, a, '__proto__', 1)).toBe(false)
    expect(setParam(context, a, 'gain', NaN)).toBe(false)
    expect(data(context, a)).toEqual({})
  })

  it('is taken away by undefined, and written only when it differs', () => {
    const context = start()
    const a = box(context, 'js')
    setData(context, a, 'x', { deep: [1] })
    expect(writes(context, () => setData(context, a, 'x', { deep: [1] }))).toBe(0)
    setData(context, a, 'x', undefined)
    expect(data(context, a)).toEqual({})
  })

  it('of an older version is written back in its present form with the next edit', () => {
    const context = start()
    const a = box(context, 'seq')
    const map = nodesOf(context.doc).get(a) as Y.Map<unknown>
    map.set('v', 1)
    map.set(
      'data',
      new Y.Map<unknown>([
        ['notes', [5]],
        ['other', 'same']
      ])
    )
    setData(context, a, 'x', 1)
    expect(data(context, a)).toEqual({ tracks: [[5]], other: 'same', x: 1 })
    expect(getNode(context.doc, a)!.v).toBe(3)
  })

  it('of an older version takes edits as it is where the steps are not known, or fail', () => {
    for (const migrate of [
      () => null,
      () => {
        throw new Error('broken')
      }
    ]) {
      const context = { ...start(), classes: { ...testClasses, migrate } }
      const a = box(context, 'seq')
      ;(nodesOf(context.doc).get(a) as Y.Map<unknown>).set('v', 1)
      expect(setData(context, a, 'x', 1)).toBe(true)
      expect(editText(context, a, 'seq 2')).toBe(true)
      expect(getNode(context.doc, a)).toMatchObject({ v: 1, text: 'seq 2' })
      expect(data(context, a)).toEqual({ x: 1 })
    }
  })

  it('of a newer version is left alone', () => {
    const context = start()
    const a = box(context, 'seq')
    ;(nodesOf(context.doc).get(a) as Y.Map<unknown>).set('v', 4)
    expect(setData(context, a, 'x', 1)).toBe(false)
    editText(context, a, 'seq 2')
    expect(getNode(context.doc, a)).toMatchObject({ v: 4, text: 'seq 2' })
    expect(data(context, a)).toEqual({})
  })

  it('may lie in plain objects that a stranger wrote', () => {
    const context = start()
    nodesOf(context.doc).set('a', { type: 'js', text: 'js', data: { x: 1 }, params: {} })
    expect(setData(context, 'a', 'y', 2)).toBe(true)
    expect(data(context, 'a')).toEqual({ x: 1, y: 2 })
  })
})

describe('code', () => {
  it('is a shared text, edited by the least change, so that two people write in it', () => {
    const one = testPatch(1)
    const a = addBox(one, { text: 'js', position: at(0), data: { code: 'one\ntwo\nthree' } })
    expect(codeText(one.doc, a)).toBeInstanceOf(Y.Text)
    const two = testPatch(2, one.doc)
    setCode(one, a, 'ONE\ntwo\nthree')
    setCode(two, a, 'one\ntwo\nTHREE')
    sync(one.doc, two.doc)
    expect(codeOf(one.doc, a)).toBe('ONE\ntwo\nTHREE')
    expect(codeOf(two.doc, a)).toBe('ONE\ntwo\nTHREE')
  })

  it('never cuts a character in two', () => {
    const context = start()
    const a = addBox(context, { text: 'js', position: at(0), data: { code: 'x😀y' } })
    for (const next of ['x😁y', 'x😁😀y', '😁', '😁😂', '😂']) {
      setCode(context, a, next)
      const copy = testPatch(9, context.doc)
      expect(codeOf(copy.doc, a)).toBe(next)
    }
  })
})

describe('duplicates', () => {
  it('are new boxes with the inner cables, in the same order, after all others', () => {
    const context = start()
    const [a, b, c] = ['t b', 'js', 'seq'].map((text) => box(context, text)) as [string, string, string]
    cable(context, a, c)
    cable(context, a, b)
    setCode(context, b, 'send(1)')
    const copies = duplicate(context, [c, a, b], { x: 10, y: 5 })
    expect(copies.map((id) => getNode(context.doc, id)!.text)).toEqual(['t b', 'js', 'seq'])
    expect(new Set([a, b, c, ...copies]).size).toBe(6)
    expect(getNode(context.doc, copies[0]!)!.position).toEqual({ x: 10, y: 5 })
    expect(
      cablesOf(context, { nodeId: copies[0]!, portId: 'out0' }).map((edge) => edge.target.nodeId)
    ).toEqual([copies[2], copies[1]])
    expect(codeText(context.doc, copies[1]!)!.toString()).toBe('send(1)')
    setCode(context, copies[1]!, 'other')
    expect(codeOf(context.doc, b)).toBe('send(1)')
  })
})
