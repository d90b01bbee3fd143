// Messages that change the running patch, between edits of its document by hand and by undo, in any order: nothing crashes, no cable
// leads to a box that is gone, and what was made in a box goes with it.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { catalogue } from '../objects/catalogue.generated.ts'
import { classesOf } from '../patch/classes.ts'
import { compilePatch } from '../patch/compile.ts'
import type { DocContext } from '../patch/context.ts'
import { dissolve } from '../patch/dissolve.ts'
import { treeOf } from '../patch/edit-boxes.ts'
import { addBox, connect, disconnect, duplicate, editText, moveBoxes, removeBoxes } from '../patch/edits.ts'
import { encapsulate } from '../patch/encapsulate.ts'
import { allEdges, allNodes, defsOf, newPatch } from '../patch/shape.ts'
import { draw, drawings, texts as drawn } from '../patch/testing/structures.ts'
import { createUndo, type Undo } from '../patch/undo.ts'
import { watchGraph } from '../patch/watch.ts'
import type { Box } from '../runtime/machine/box.ts'
import { isMade } from '../runtime/machine/canvas/made.ts'
import { Command, type List } from '../runtime/message.ts'
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
const nthOf = (ids: readonly string[], i: number): string =>
  [...ids].sort()[i % Math.max(1, ids.length)] ?? 'none'
const nth = ({ doc }: DocContext, i: number): string =>
  nthOf(
    allNodes(doc).map(({ id }) => id),
    i
  )
const texts = fc.oneof(
  drawn,
  fc.constantFrom('voice', 'voice 3', 'pair 1', 'clone voice 3', 'pd named', 'namecanvas here')
)

const tell =
  (i: number, selector: string, ...args: List): Act =>
  ({ patch: { machine } }) => {
    // Mostly one of those that hold something.
    const holders = [...machine.graph.boxes.values()].filter(({ holds }) => holds).map(({ id }) => id)
    const canvas = i % 4 === 0 ? '' : i % 37 === 1 ? 'none' : nthOf(holders, i)
    machine.turn(() => machine.toCanvas(canvas, new Command(selector, args)))
  }
const spoken: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(n, n, texts).map(([i, x, text]) => tell(i, 'obj', x, 10, ...text.split(' ')))
  },
  { weight: 1, arbitrary: fc.tuple(n, n).map(([i, x]) => tell(i, 'msg', x, 10, 'foo', 1)) },
  {
    weight: 8,
    arbitrary: fc.tuple(n, n, n, n, n).map(([i, a, out, b, into]) => {
      const [from, to] = [a % 12, b % 12].sort((one, other) => one - other)
      return tell(i, out % 5 === 4 ? 'disconnect' : 'connect', from!, out % 2, to!, into % 2)
    })
  },
  { weight: 2, arbitrary: n.map((i) => tell(i, 'clear')) },
  n.map((i) => tell(i, 'loadbang')),
  n.map((i) => tell(i, 'rename', 'other')),
  n.map((i) => tell(i, 'arraydialog', 'tab', 5, 3, 0)),
  fc
    .tuple(
      n,
      fc.constantFrom<[string, ...List]>(
        ['connect', 'x'],
        ['obj'],
        ['rename'],
        ['nonsense'],
        ['array', 1],
        ['obj', 'a', 'b', '']
      )
    )
    .map(([i, [selector, ...args]]) => tell(i, selector, ...args))
)

const edited: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(texts, n, n).map(([text, i, x]): Act => ({ context }) => {
    const parent = treeOf(context).get(nth(context, i))
    addBox(context, { text, position: { x, y: i }, ...(parent === undefined ? {} : { parent }) })
  }),
  fc.tuple(n, n, fc.nat(1), fc.nat(1)).map(([a, b, out, into]): Act => ({ context }) => {
    const [from, to] = [nth(context, a), nth(context, b)].sort()
    connect(context, { nodeId: from!, portId: `out${out}` }, { nodeId: to!, portId: `in${into}` })
  }),
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
    const cable = nthOf(
      allEdges(context.doc).map(({ id }) => id),
      i
    )
    if (cable !== 'none') disconnect(context, cable)
  }),
  fc.tuple(n, n).map(
    ([i, x]): Act =>
      ({ context }) =>
        moveBoxes(context, new Map([[nth(context, i), { x, y: 0 }]]))
  ),
  fc.tuple(n, n).map(
    ([i, j]): Act =>
      ({ context }) =>
        void duplicate(context, [nth(context, i), nth(context, j)])
  ),
  fc.array(n, { minLength: 1, maxLength: 6 }).map(
    (chosen): Act =>
      ({ context }) =>
        void encapsulate(
          context,
          chosen.map((i) => nth(context, i))
        )
  ),
  n.map((i): Act => ({ context }) => {
    const sub = nthOf(
      allNodes(context.doc).flatMap(({ id, text }) => (text === 'pd' ? [id] : [])),
      i
    )
    if (sub !== 'none') dissolve(context, sub)
  }),
  fc.constantFrom('inlet', 'outlet', 'msg 7', '+ 1').map(
    (text): Act =>
      ({ context: { doc } }) =>
        define(doc, 'voice', text)
  ),
  fc.constant<Act>(({ undo }) => void undo.undo()),
  fc.constant<Act>(({ undo }) => void undo.redo()),
  n.map(
    (i): Act =>
      ({ patch: { machine } }) =>
        machine.play(nthOf([...machine.graph.boxes.keys()], i), 'bang')
  )
)

/** An abstraction of an inlet, an outlet, and one box more. */
function define(doc: Y.Doc, name: string, text: string): void {
  const box = (id: string, what: string): [string, unknown] => [
    id,
    {
      id,
      type: 'object',
      domain: 'meta',
      text: what,
      v: 1,
      order: id,
      position: { x: 0, y: 0 },
      params: {},
      data: {}
    }
  ]
  const def = new Y.Map<unknown>([
    ['nodes', new Y.Map([box('a', 'inlet'), box('b', 'outlet'), box('c', text)])],
    ['edges', new Y.Map()]
  ])
  doc.transact(() => defsOf(doc).set(name, def))
}

function whole({ machine: { graph } }: TestPatch): void {
  const found = new Set<Box>(graph.root.all())
  expect([...graph.boxes.values()].filter((box) => !found.has(box)).map(({ id }) => id)).toEqual([])
  expect(found.size).toBe(graph.boxes.size)
  for (const box of graph.boxes.values()) {
    expect(box.gone).toBe(false)
    if (isMade(box.id) && box.node.parent !== undefined)
      expect(graph.boxes.has(box.node.parent), box.id).toBe(true)
    expect(box.instance.ordered).toContain(box)
    for (const { box: target } of box.outlets.flatMap(({ cables }) => cables))
      expect(graph.boxes.get((target as Box).id)).toBe(target)
  }
}

it(`messages and edits change a running patch side by side (seed ${seed})`, { timeout: 60_000 }, () => {
  let made = 0
  fc.assert(
    fc.property(
      drawings,
      fc.array(fc.oneof({ weight: 3, arbitrary: spoken }, { weight: 2, arbitrary: edited }), {
        maxLength: 80,
        size: 'max'
      }),
      (drawing, acts) => {
        const context = { doc: newPatch('x'), classes }
        define(context.doc, 'voice', 'f')
        define(context.doc, 'pair', 'voice')
        draw(context, drawing)
        const undo = createUndo(context.doc)
        const patch = testPatch(catalogue, {})
        patch.machine.apply(compilePatch(context.doc, classes))
        watchGraph(context.doc, classes, (diff) => patch.machine.apply(diff))
        for (const each of acts) {
          each({ context, undo, patch })
          whole(patch)
        }
        made += [...patch.machine.graph.boxes.keys()].filter(isMade).length
        removeBoxes(
          context,
          allNodes(context.doc).map(({ id }) => id)
        )
        whole(patch)
        patch.machine.turn(() => patch.machine.toCanvas('', new Command('clear')))
        expect([...patch.machine.graph.boxes.keys()]).toEqual([])
        undo.dispose()
      }
    ),
    { seed, numRuns: 100 }
  )
  expect(made).toBeGreaterThan(100)
})
