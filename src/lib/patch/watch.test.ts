import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { emptyDiff, type GraphDiff, type GraphEdge, type GraphNode } from '../runtime/graph.ts'
import { compilePatch } from './compile.ts'
import { LOAD } from './context.ts'
import {
  addBox,
  connect,
  duplicate,
  editText,
  moveBoxes,
  persistData,
  removeBoxes,
  setData,
  setParent
} from './edits.ts'
import { sortByOrder } from './order.ts'
import { edgesOf, newPatch, nodesOf } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { resetIds } from './testing/ids.ts'
import { testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { createUndo } from './undo.ts'
import { watchGraph } from './watch.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const origin = { x: 0, y: 0 }
function start() {
  const context = testPatch(1)
  const { doc } = context
  const diffs: GraphDiff[] = []
  const stop = watchGraph(doc, testClasses, (diff) => diffs.push(diff))
  const last = () => diffs.at(-1) ?? emptyDiff()
  return { doc, context, diffs, stop, last }
}

/** Without what is not of its boxes and cables. */
function compiled(doc: Y.Doc): GraphDiff {
  const { setNodes, removeNodes, setEdges, removeEdges, fire } = compilePatch(doc, testClasses)
  return { setNodes, removeNodes, setEdges, removeEdges, fire }
}

/** A graph that takes differences as the runtime does. */
class Accumulated {
  readonly nodes = new Map<string, GraphNode>()
  readonly edges = new Map<string, GraphEdge>()
  apply(diff: GraphDiff): void {
    for (const id of diff.removeEdges) expect(this.edges.delete(id)).toBe(true)
    for (const id of diff.removeNodes) expect(this.nodes.delete(id)).toBe(true)
    for (const node of diff.setNodes) this.nodes.set(node.id, node)
    for (const edge of diff.setEdges) {
      expect(this.nodes.has(edge.source.nodeId) && this.nodes.has(edge.target.nodeId)).toBe(true)
      this.edges.set(edge.id, edge)
    }
  }
  get whole(): GraphDiff {
    return {
      ...emptyDiff(),
      setNodes: sortByOrder(this.nodes.values()),
      setEdges: sortByOrder(this.edges.values()),
      fire: true
    }
  }
}

describe('the graph kept up', () => {
  it('says one edit as one difference', () => {
    const { context, diffs, last } = start()
    const a = addBox(context, { text: 'loadbang', position: origin })
    expect(last().setNodes.map((node) => node.text)).toEqual(['loadbang'])
    const b = addBox(context, { text: 't b', position: origin })
    expect(last().setNodes[0]).toMatchObject({ id: b, type: 'trigger', text: 't b' })
    connect(context, { nodeId: a, portId: 'out0' }, { nodeId: b, portId: 'in0' })
    expect(last().setEdges).toHaveLength(1)
    removeBoxes(context, [b])
    expect(last()).toMatchObject({
      removeNodes: [b],
      removeEdges: [expect.any(String)],
      setNodes: [],
      setEdges: []
    })
    expect(diffs).toHaveLength(4)
  })

  it('has nothing to say of a move', () => {
    const { context, diffs } = start()
    const id = addBox(context, { text: 'loadbang', position: origin })
    moveBoxes(context, new Map([[id, { x: 5, y: 5 }]]))
    expect(diffs).toHaveLength(1)
  })

  it('does not tell the engine what the engine wrote', () => {
    const { context, doc, diffs } = start()
    const id = addBox(context, { text: 'js', position: origin })
    persistData(context, id, 'value', 5)
    expect(diffs).toHaveLength(1)
    expect(compilePatch(doc, testClasses).setNodes[0]!.data).toEqual({ value: 5 })
    setData(context, id, 'value', 6)
    expect(diffs.at(-1)!.setNodes[0]!.data).toEqual({ value: 6 })
  })

  it('stops when told', () => {
    const { context, diffs, stop } = start()
    stop()
    addBox(context, { text: 'loadbang', position: origin })
    expect(diffs).toEqual([])
  })
})

describe('rule 23: [loadbang] fires', () => {
  it('when typed, retyped, pasted or loaded', () => {
    const { context, doc, last } = start()
    const id = addBox(context, { text: 'metro', position: origin })
    expect(last().fire).toBe(true)
    editText(context, id, 'loadbang')
    expect(last().fire).toBe(true)
    duplicate(context, [id])
    expect(last().fire).toBe(true)
    doc.transact(() => nodesOf(doc).set('loaded', new Y.Map([['text', 'loadbang']])), LOAD)
    expect(last().fire).toBe(true)
  })

  it('not on undo and redo, on edits that bring no box, nor when somebody else inserts it', () => {
    const { context, doc, last } = start()
    const undo = createUndo(doc)
    const id = addBox(context, { text: 'loadbang', position: origin })
    setData(context, id, 'a', 1)
    expect(last()).toMatchObject({ fire: false, setNodes: [{ id }] })
    removeBoxes(context, [id])
    undo.undo()
    expect(last()).toMatchObject({ fire: false, setNodes: [{ id }] })
    undo.redo()
    undo.undo()
    expect(last()).toMatchObject({ fire: false, setNodes: [{ id }] })
    const other = newPatch('')
    addBox({ doc: other, classes: testClasses }, { text: 'loadbang', position: origin, id: 'theirs' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'provider')
    expect(last()).toMatchObject({ fire: false, setNodes: [{ id: 'theirs' }] })
  })
})

describe('what two people did at once', () => {
  it('breaks a ring of parents at the smallest id, and heals it', () => {
    const { context, doc, last } = start()
    for (const id of ['a', 'b', 'c']) addBox(context, { text: 'sub', position: origin, id })
    setParent(context, ['a'], 'b')
    setParent(context, ['b'], 'c')
    setParent(context, ['c'], 'a')
    const parents = () =>
      Object.fromEntries(compilePatch(doc, testClasses).setNodes.map((n) => [n.id, n.parent]))
    expect(parents()).toEqual({ a: undefined, b: 'c', c: 'a' })
    nodesOf(doc).delete('c')
    expect(last().removeNodes).toEqual(['c'])
    expect(parents()).toEqual({ a: 'b', b: undefined })
  })

  it('shows a box at the root while its subpatch is not there', () => {
    const { doc, last } = start()
    const put = (id: string, parent?: string) =>
      nodesOf(doc).set(id, new Y.Map(Object.entries({ text: 'sub', ...(parent ? { parent } : {}) })))
    put('inner', 'outer')
    expect(last().setNodes[0]).not.toHaveProperty('parent')
    put('outer')
    expect(last().setNodes).toMatchObject([{ id: 'inner', parent: 'outer' }, { id: 'outer' }])
    nodesOf(doc).delete('outer')
    expect(last().removeNodes).toEqual(['outer'])
    expect(last().setNodes).toMatchObject([{ id: 'inner' }])
    expect(last().setNodes[0]).not.toHaveProperty('parent')
  })

  it('keeps a cable to nowhere in the document, and shows it when its box comes back', () => {
    const { context, doc, last } = start()
    for (const id of ['a', 'b']) addBox(context, { text: 'sub', position: origin, id })
    const cable = connect(context, { nodeId: 'a', portId: 'out0' }, { nodeId: 'b', portId: 'in0' })!
    const undo = createUndo(doc)
    doc.transact(() => nodesOf(doc).delete('b'), 'elsewhere')
    expect(last()).toMatchObject({ removeNodes: ['b'], removeEdges: [cable] })
    expect(edgesOf(doc).has(cable)).toBe(true)
    addBox(context, { text: 'sub', position: origin, id: 'b' })
    expect(last()).toMatchObject({ setNodes: [{ id: 'b' }], setEdges: [{ id: cable }] })
    undo.dispose()
  })
})

describe('differences, summed up', () => {
  it('give what compiling the end gives, for edits of two people, undo among them', () => {
    fc.assert(
      fc.property(randomEdits(), randomEdits(), fc.array(fc.nat(3)), (mine, theirs, steps) => {
        resetIds()
        const here = start()
        const sum = new Accumulated()
        here.stop()
        watchGraph(here.doc, testClasses, (diff) => sum.apply(diff))
        const undo = createUndo(here.doc)
        const there = testPatch(2)
        const plan = [...mine.map((edit) => () => edit(here.context))]
        const other = [...theirs.map((edit) => () => edit(there))]
        const acts = [
          () => plan.shift()?.(),
          () => other.shift()?.(),
          () => {
            Y.applyUpdate(here.doc, Y.encodeStateAsUpdate(there.doc), 'remote')
            Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc), 'remote')
          },
          () => undo.undo()
        ]
        for (const step of steps) acts[step]!()
        plan.forEach((act) => act())
        other.forEach((act) => act())
        acts[2]!()
        expect(sum.whole).toEqual(compiled(here.doc))
        expect(compilePatch(there.doc, testClasses)).toEqual(compilePatch(here.doc, testClasses))
      }),
      { numRuns: 150 }
    )
  })

  it('are the same graph in whatever order updates arrive', () => {
    fc.assert(
      fc.property(randomEdits(15), randomEdits(15), fc.infiniteStream(fc.nat()), (mine, theirs, order) => {
        resetIds()
        const common = testPatch(1)
        for (const id of ['a', 'b', 'c']) addBox(common, { text: 'js', position: origin, id })
        const updates: Uint8Array[] = [Y.encodeStateAsUpdate(common.doc)]
        for (const [i, edits] of [mine, theirs].entries()) {
          const { doc } = testPatch(2 + i, common.doc)
          doc.on('update', (update: Uint8Array) => updates.push(update))
          for (const edit of edits) edit({ doc, classes: testClasses })
        }
        const [first, second] = [new Y.Doc(), new Y.Doc()]
        for (const update of updates) Y.applyUpdate(first, update)
        const left = [...updates]
        while (left.length) Y.applyUpdate(second, left.splice(order.next().value % left.length, 1)[0]!)
        expect(compilePatch(second, testClasses)).toEqual(compilePatch(first, testClasses))
      }),
      { numRuns: 100 }
    )
  })
})
