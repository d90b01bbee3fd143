// Anything a hand may do to a running patch, in any order, while messages flow: nothing crashes, and what runs then is what runs
// when the same patch is started anew.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { catalogue } from '../objects/catalogue.generated.ts'
import { classesOf } from '../patch/classes.ts'
import { compilePatch } from '../patch/compile.ts'
import type { DocContext } from '../patch/context.ts'
import { dissolve } from '../patch/dissolve.ts'
import { addBox, connect, disconnect, duplicate, editText, moveBoxes, removeBoxes } from '../patch/edits.ts'
import { treeOf } from '../patch/edit-boxes.ts'
import { encapsulate } from '../patch/encapsulate.ts'
import { allEdges, allNodes, newPatch } from '../patch/shape.ts'
import { drawings, draw, texts } from '../patch/testing/structures.ts'
import { createUndo, type Undo } from '../patch/undo.ts'
import { watchGraph } from '../patch/watch.ts'
import type { Box } from '../runtime/machine/box.ts'
import { testPatch, type TestPatch } from '../runtime/testing.ts'

vi.mock('nanoid', () => import('../patch/testing/ids.ts'))

const classes = classesOf(catalogue)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

interface Running {
  context: DocContext
  undo: Undo
  patch: TestPatch
}
type Act = (running: Running) => void

const n = fc.nat(1000)
const ids = ({ doc }: DocContext): string[] =>
  allNodes(doc)
    .map(({ id }) => id)
    .sort()
const nth = (context: DocContext, i: number): string => {
  const all = ids(context)
  return all[i % Math.max(1, all.length)] ?? 'none'
}

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(texts, n, n).map(([text, i, x]): Act => ({ context }) => {
      const parents = treeOf(context)
      const parent = parents.get(nth(context, i))
      addBox(context, {
        text,
        position: { x: x % 300, y: i % 300 },
        ...(parent === undefined ? {} : { parent })
      })
    })
  },
  {
    weight: 7,
    arbitrary: fc.tuple(n, n, fc.nat(1), fc.nat(1)).map(([a, b, out, into]): Act => ({ context }) => {
      // From a box to a later one of its level: what has no rings needs no stopping, and says the same however it is started.
      const parents = treeOf(context)
      const [from, to] = [nth(context, a), nth(context, b)].sort()
      if (parents.get(from!) === parents.get(to!))
        connect(context, { nodeId: from!, portId: `out${out}` }, { nodeId: to!, portId: `in${into}` })
    })
  },
  fc.tuple(n, texts).map(
    ([i, text]): Act =>
      ({ context }) =>
        void editText(context, nth(context, i), text)
  ),
  n.map(
    (i): Act =>
      ({ context }) =>
        removeBoxes(context, [nth(context, i)])
  ),
  n.map((i): Act => ({ context }) => {
    const cables = allEdges(context.doc)
      .map(({ id }) => id)
      .sort()
    if (cables.length > 0) disconnect(context, cables[i % cables.length]!)
  }),
  fc.tuple(n, n).map(
    ([i, x]): Act =>
      ({ context }) =>
        moveBoxes(context, new Map([[nth(context, i), { x: x % 300, y: 0 }]]))
  ),
  fc.tuple(n, n).map(
    ([i, j]): Act =>
      ({ context }) =>
        void duplicate(context, [nth(context, i), nth(context, j)])
  ),
  {
    weight: 3,
    arbitrary: fc.array(n, { minLength: 1, maxLength: 6 }).map(
      (chosen): Act =>
        ({ context }) =>
          void encapsulate(
            context,
            chosen.map((i) => nth(context, i))
          )
    )
  },
  {
    weight: 3,
    arbitrary: n.map((i): Act => ({ context }) => {
      const subs = allNodes(context.doc).filter(({ text }) => text === 'pd')
      if (subs.length > 0) dissolve(context, subs[i % subs.length]!.id)
    })
  },
  { weight: 3, arbitrary: fc.constant<Act>(({ undo }) => void undo.undo()) },
  fc.constant<Act>(({ undo }) => void undo.redo()),
  {
    weight: 5,
    arbitrary: n.map(
      (i): Act =>
        ({ context, patch }) =>
          patch.machine.play(nth(context, i), 'bang')
    )
  }
)

/** What every message box prints, twice round. */
function played(patch: TestPatch, all: readonly string[]): string[] {
  patch.lines.length = patch.errors.length = 0
  for (const id of [...all, ...all])
    if (patch.machine.graph.boxes.get(id)?.className === 'msg') {
      patch.lines.push(id)
      patch.machine.play(id, 'bang')
    }
  return [...patch.lines, ...patch.errors.map(({ text }) => text)]
}

/** Every cable as it is laid in the machine, by outlet and in firing order; none leads to a box that is gone. */
function wiring({ machine: { graph } }: TestPatch): Record<string, string[][]> {
  return Object.fromEntries(
    [...graph.boxes.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((box) => [
        box.id,
        box.outlets.map((outlet) =>
          outlet.cables.map(({ box: target, index }) => {
            const to = target as Box
            return `${to.id}:${index}${graph.boxes.get(to.id) === to ? '' : ' gone'}`
          })
        )
      ])
  )
}

/** What boxes remember is forgotten: each is made anew where it stands. */
function reset(context: DocContext, { machine }: TestPatch): void {
  const nodes = compilePatch(context.doc, classes).setNodes.filter(
    ({ id }) => !machine.graph.boxes.get(id)?.holds
  )
  const none = { setEdges: [], removeEdges: [], fire: false }
  machine.apply({ ...none, setNodes: [], removeNodes: nodes.map(({ id }) => id) })
  machine.apply({ ...none, setNodes: nodes, removeNodes: [] })
}

it(`random edits of a running patch end in what the finished patch is (seed ${seed})`, () => {
  fc.assert(
    fc.property(drawings, fc.array(act, { maxLength: 40 }), (drawing, acts) => {
      const context = { doc: newPatch('x'), classes }
      draw(context, drawing)
      const undo = createUndo(context.doc)
      const patch = testPatch(catalogue, {})
      patch.machine.apply(compilePatch(context.doc, classes))
      watchGraph(context.doc, classes, (diff) => patch.machine.apply(diff))
      for (const each of acts) each({ context, undo, patch })

      const fresh = testPatch(catalogue, {})
      fresh.machine.apply(compilePatch(context.doc, classes))
      expect(wiring(patch)).toEqual(wiring(fresh))
      reset(context, patch)
      const all = ids(context)
      expect(played(patch, all)).toEqual(played(fresh, all))
      undo.dispose()
    }),
    { seed, numRuns: 150 }
  )
})
