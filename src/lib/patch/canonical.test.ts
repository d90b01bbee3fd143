import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { canonicalDoc, canonicalUpdate } from './canonical.ts'
import { compilePatch } from './compile.ts'
import {
  addBox,
  connect,
  disconnect,
  editText,
  moveBoxes,
  removeBoxes,
  reorderCable,
  setCode,
  setData
} from './edits.ts'
import { replaceContents } from './replace.ts'
import { allNodes, layoutsOf, nodesOf } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { resetIds } from './testing/ids.ts'
import { rackDoc, testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { createUndo } from './undo.ts'
import { field } from './values.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const at = (x: number, y = 0) => ({ x, y })
const opened = (bytes: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  return doc
}
const out = (nodeId: string) => ({ nodeId, portId: 'out0' })
const into = (nodeId: string) => ({ nodeId, portId: 'in0' })

describe('canonical bytes', () => {
  it('are the same after different histories of the same patch', () => {
    const straight = testPatch(11)
    for (const [id, text, x] of [
      ['a', 't b', 0],
      ['b', 'js', 50],
      ['c', 'seq', 90]
    ] as const) {
      addBox(straight, {
        id,
        text,
        position: at(x),
        data: id === 'b' ? { code: 'send(2)', z: 1, y: { q: 1, p: 2 } } : {}
      })
    }
    connect(straight, out('a'), into('b'))
    connect(straight, out('a'), into('c'))
    const places = (ids: string[]) => new Y.Map(ids.map((id) => [id, at(1)] as const))
    layoutsOf(straight.doc).set('user', places(['a', 'b']))

    const winding = testPatch(22)
    const undo = createUndo(winding.doc)
    addBox(winding, { id: 'a', text: 'seq', position: at(3) })
    addBox(winding, { id: 'gone', text: 'seq', position: at(3) })
    addBox(winding, { id: 'b', text: 'js', position: at(4), data: { code: 'x' } })
    const other = testPatch(33, winding.doc)
    setData(other, 'b', 'y', { p: 2, q: 1 })
    setCode(other, 'b', 'send(1)')
    moveBoxes(
      other,
      new Map([
        ['b', at(50)],
        ['a', at(0)]
      ])
    )
    Y.applyUpdate(winding.doc, Y.encodeStateAsUpdate(other.doc))
    connect(winding, out('a'), into('gone'))
    addBox(winding, { id: 'c', text: 'seq', position: at(90) })
    const last = connect(winding, out('a'), into('c'))!
    connect(winding, out('a'), into('b'))
    layoutsOf(winding.doc).set('user', places(['gone', 'b', 'a']))
    layoutsOf(winding.doc).set('idle', places(['gone']))
    removeBoxes(winding, ['gone'])
    disconnect(winding, last)
    connect(winding, out('a'), into('c'))
    reorderCable(winding, last, 0)
    reorderCable(winding, last, 1)
    editText(winding, 'a', 't b')
    setData(winding, 'b', 'z', 1)
    setCode(winding, 'b', 'send(2)')
    removeBoxes(winding, ['b'])
    undo.undo()

    expect(canonicalUpdate(winding.doc)).toEqual(canonicalUpdate(straight.doc))
    moveBoxes(winding, new Map([['a', at(1)]]))
    expect(canonicalUpdate(winding.doc)).not.toEqual(canonicalUpdate(straight.doc))
  })

  it('hold the same graph, nothing deleted, and give themselves again', () => {
    fc.assert(
      fc.property(randomEdits(40), (edits) => {
        resetIds()
        const context = testPatch(7)
        for (const edit of edits) edit(context)
        const bytes = canonicalUpdate(context.doc)
        const copy = opened(bytes)
        expect(content(copy)).toEqual(content(context.doc))
        expect(Y.decodeUpdate(bytes).ds.clients.size).toBe(0)
        expect(canonicalUpdate(copy)).toEqual(bytes)
      }),
      { numRuns: 100 }
    )
  })

  it('do not depend on the order in which two replicas heard of things', () => {
    fc.assert(
      fc.property(randomEdits(15), randomEdits(15), (mine, theirs) => {
        resetIds()
        const base = testPatch(1)
        addBox(base, { text: 'js', position: at(0) })
        const [a, b] = [testPatch(2, base.doc), testPatch(3, base.doc)]
        for (const edit of mine) edit(a)
        for (const edit of theirs) edit(b)
        const [first, second] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)]
        Y.applyUpdate(a.doc, second)
        Y.applyUpdate(b.doc, first)
        expect(canonicalUpdate(a.doc)).toEqual(canonicalUpdate(b.doc))
      }),
      { numRuns: 100 }
    )
  })

  it('leave the document as it is', () => {
    const doc = rackDoc()
    const before = Y.encodeStateAsUpdate(doc)
    canonicalUpdate(doc)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('keep what nobody here knows, kinds and all, and roots of other makers', () => {
    const doc = rackDoc()
    doc.getMap('chat').set('x', new Y.Map([['y', 1]]))
    doc.getText('notes').insert(0, 'hello')
    doc.getArray('list').push([1, { a: 1 }])
    const tone = nodesOf(doc).get('tone') as Y.Map<unknown>
    tone.set('colour', new Y.Map([['hue', 3]]))
    const copy = opened(canonicalUpdate(opened(Y.encodeStateAsUpdate(doc))))
    expect(copy.getMap('chat').toJSON()).toEqual({ x: { y: 1 } })
    expect(copy.getText('notes').toString()).toBe('hello')
    expect(copy.getArray('list').toJSON()).toEqual([1, { a: 1 }])
    const data = field(nodesOf(copy).get('tone'), 'data') as Y.Map<unknown>
    expect(data.get('steps')).toBeInstanceOf(Y.Array)
    expect(data.toJSON()).toEqual({ name: 'WOBBLER', steps: [1, 2], bytes: new Uint8Array([1, 2]) })
    expect(field(nodesOf(copy).get('tone'), 'colour')).toBeInstanceOf(Y.Map)
  })

  it('say what could not be copied', () => {
    const context = testPatch(1)
    addBox(context, { id: 'a', text: 'js', position: at(0) })
    context.doc.getMap('edges').set(
      'bad',
      new Y.Map<unknown>([
        ['source', out('a')],
        ['target', into('none')]
      ])
    )
    context.doc.getMap('edges').set('worse', 5)
    context.doc.getMap('nodes').set('empty', new Y.Map())
    const { doc, left } = canonicalDoc(context.doc)
    expect(left.join(' ')).toMatch(/“empty”.*“bad”.*not there.*“worse”/)
    expect(allNodes(doc)).toHaveLength(1)
  })
})

describe('replacing the contents of a live document', () => {
  it('makes it the other, by one edit that can be undone, and touches nothing that is the same', () => {
    fc.assert(
      fc.property(randomEdits(20), randomEdits(20), (common, more) => {
        resetIds()
        const live = testPatch(1)
        for (const edit of common) edit(live)
        const other = testPatch(2, live.doc)
        for (const edit of more) edit(other)
        const before = canonicalUpdate(live.doc)
        const undo = createUndo(live.doc)
        replaceContents(live, other.doc)
        expect(canonicalUpdate(live.doc)).toEqual(canonicalUpdate(other.doc))
        let written = 0
        live.doc.on('update', () => written++)
        replaceContents(live, other.doc)
        expect(written).toBe(0)
        undo.undo()
        expect(canonicalUpdate(live.doc)).toEqual(before)
      }),
      { numRuns: 60 }
    )
  })
})

/** What a patch is, order keys aside: they may be dealt anew where the order stays. */
function content(doc: Y.Doc) {
  const graph = compilePatch(doc, testClasses)
  const fan = (id: string, port: string) =>
    graph.setEdges
      .filter((edge) => edge.source.nodeId === id && edge.source.portId === port)
      .map((edge) => edge.id)
  return {
    nodes: graph.setNodes.map(({ order: _, ...node }) => node),
    edges: graph.setNodes.map((node) => [0, 1, 2].map((i) => fan(node.id, `out${i}`))),
    positions: allNodes(doc)
      .map((node) => [node.id, node.position, node.domain])
      .sort()
  }
}
