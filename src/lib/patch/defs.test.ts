import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { emptyDiff, type GraphDiff, type GraphEdge, type GraphNode } from '../runtime/graph.ts'
import { compilePatch } from './compile.ts'
import { addBox, editText, removeBoxes } from './edits.ts'
import { sortByOrder } from './order.ts'
import { allNodes, defsOf, newPatch } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { watchGraph } from './watch.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const names = ['one', 'two', 'three']
const word = fc.constantFrom(...names, 'one 5', 'two $1', 'loadbang', 'unknown', 'pd')

/** An abstraction of these texts, each wired to the next. */
function define(doc: Y.Doc, name: string, texts: readonly string[]): void {
  const nodes = new Y.Map<unknown>()
  const edges = new Y.Map<unknown>()
  texts.forEach((text, i) => {
    const node = { id: `n${i}`, type: 'object', text, v: 1, order: `a${i}`, position: { x: i, y: 0 } }
    nodes.set(`n${i}`, i > 2 ? { ...node, parent: 'n0' } : node)
    if (i > 0)
      edges.set(`e${i}`, {
        source: { nodeId: `n${i - 1}`, portId: 'out0' },
        target: { nodeId: `n${i}`, portId: 'in0' },
        order: `a${i}`
      })
  })
  defsOf(doc).set(
    name,
    new Y.Map<unknown>([
      ['nodes', nodes],
      ['edges', edges]
    ] as never)
  )
}

type Step = (doc: Y.Doc) => void
const context = (doc: Y.Doc) => ({ doc, classes: testClasses })
const nth = (doc: Y.Doc, i: number): string => {
  const ids = allNodes(doc).map(({ id }) => id)
  return ids[i % ids.length] ?? 'nobody'
}
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...names), fc.array(word, { maxLength: 5 })).map(
    ([name, texts]) =>
      (doc: Y.Doc) =>
        define(doc, name, texts)
  ),
  fc.constantFrom(...names).map((name) => (doc: Y.Doc) => defsOf(doc).delete(name)),
  word.map((text) => (doc: Y.Doc) => void addBox(context(doc), { text, position: { x: 0, y: 0 } })),
  fc.tuple(fc.nat(20), word).map(
    ([i, text]) =>
      (doc: Y.Doc) =>
        void editText(context(doc), nth(doc, i), text)
  ),
  fc.nat(20).map((i) => (doc: Y.Doc) => void removeBoxes(context(doc), [nth(doc, i)]))
)

it('the sum of the differences is what the document compiles to, whatever is done to abstractions', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const doc = newPatch('defs')
      const nodes = new Map<string, GraphNode>()
      const edges = new Map<string, GraphEdge>()
      const apply = (diff: GraphDiff): void => {
        for (const id of diff.removeEdges) expect(edges.delete(id)).toBe(true)
        for (const id of diff.removeNodes) expect(nodes.delete(id)).toBe(true)
        for (const node of diff.setNodes) nodes.set(node.id, node)
        for (const edge of diff.setEdges) edges.set(edge.id, edge)
      }
      watchGraph(doc, testClasses, apply)
      for (const each of steps) each(doc)
      const whole = {
        ...emptyDiff(),
        setNodes: sortByOrder(nodes.values()),
        setEdges: sortByOrder(edges.values()),
        fire: true
      }
      const { setNodes, removeNodes, setEdges, removeEdges, fire } = compilePatch(doc, testClasses)
      expect(whole).toEqual({ setNodes, removeNodes, setEdges, removeEdges, fire })
    })
  )
})

it('an abstraction in itself is empty there, and the patch compiles', () => {
  const doc = newPatch('self')
  define(doc, 'one', ['one', 'loadbang'])
  addBox(context(doc), { text: 'one', position: { x: 0, y: 0 }, id: 'a' })
  const ids = compilePatch(doc, testClasses).setNodes.map(({ id }) => id)
  expect(ids.sort()).toEqual(['a', 'a/n0', 'a/n1'])
})

it('makes no more cables than a patch may have', () => {
  const doc = newPatch('cables')
  define(doc, 'one', ['loadbang'])
  const edges = (defsOf(doc).get('one') as Y.Map<Y.Map<unknown>>).get('edges')!
  const end = { nodeId: 'n0', portId: 'in0' }
  for (let i = 0; i < 30_000; i++) edges.set(`x${i}`, { source: end, target: end, order: 'a0' })
  for (let i = 0; i < 20; i++) addBox(context(doc), { text: 'one', position: { x: 0, y: 0 } })
  const { setEdges } = compilePatch(doc, testClasses)
  expect(setEdges.length).toBeGreaterThan(100_000)
  expect(setEdges.length).toBeLessThanOrEqual(200_000)
})

it('makes no more boxes than a patch may have, however they multiply', () => {
  const doc = newPatch('bomb')
  // Ten of the next in each: ten billion at the bottom.
  for (let i = 0; i < 10; i++)
    define(
      doc,
      `b${i}`,
      Array.from({ length: 10 }, () => `b${i + 1}`)
    )
  addBox(context(doc), { text: 'b0', position: { x: 0, y: 0 } })
  const { setNodes } = compilePatch(doc, testClasses)
  expect(setNodes.length).toBeGreaterThan(1000)
  expect(setNodes.length).toBeLessThanOrEqual(50_000)
})

it('a compiled patch says its name as Pd does, and has all abstractions, used or not', () => {
  const doc = newPatch('drum machine')
  define(doc, 'voice', ['inlet', 'f'])
  const graph = compilePatch(doc, testClasses)
  expect(graph.name).toBe('drum machine')
  expect([...graph.library!.keys()]).toEqual(['voice'])
  expect(graph.library!.get('voice')!.nodes.map(({ text }) => text)).toEqual(['inlet', 'f'])
  doc.getMap('settings').set('pd', {})
  expect(compilePatch(doc, testClasses).name).toBe('drum machine.pd')
  const heard: (readonly string[])[] = []
  watchGraph(doc, testClasses, ({ library }) => void (library && heard.push([...library.keys()])))
  define(doc, 'drum', ['f'])
  expect(heard).toEqual([['voice', 'drum']])
})
