// Random edits for property tests. An edit names boxes and cables by number; the number is taken modulo what the document
// has, so that the same list of edits means something in every document.
import fc from 'fast-check'
import type { PatchContext } from '../context.ts'
import * as edits from '../edits.ts'
import { allEdges, allNodes } from '../shape.ts'

export type RandomEdit = (context: PatchContext) => void

const n = fc.nat(1000)
const texts = fc.constantFrom(
  'loadbang',
  't b f',
  'trigger b',
  'js',
  'js 2',
  'seq',
  '+ 1',
  'nobody knows',
  'metro 500',
  ''
)
const places = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })

const nodeAt = (context: PatchContext, i: number): string => {
  const ids = allNodes(context.doc)
    .map((node) => node.id)
    .sort()
  return ids[i % Math.max(1, ids.length)] ?? 'none'
}
const edgeAt = (context: PatchContext, i: number): string => {
  const ids = allEdges(context.doc)
    .map((edge) => edge.id)
    .sort()
  return ids[i % Math.max(1, ids.length)] ?? 'none'
}

const add = fc.tuple(texts, places).map(([text, position]): RandomEdit => (context) => {
  edits.addBox(context, { text, position, data: text.startsWith('js') ? { code: 'send(1)' } : {} })
})
const connect = fc.tuple(n, n, fc.nat(2), fc.nat(2)).map(([a, b, out, into]): RandomEdit => (context) => {
  const ends = [
    { nodeId: nodeAt(context, a), portId: `out${out}` },
    { nodeId: nodeAt(context, b), portId: `in${into}` }
  ] as const
  edits.connect(context, ...ends)
})

/** One edit of any kind; adding and connecting come more often, so that there is something to edit. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
  { weight: 5, arbitrary: add },
  { weight: 6, arbitrary: connect },
  fc.tuple(n, texts).map(
    ([i, text]): RandomEdit =>
      (context) =>
        void edits.editText(context, nodeAt(context, i), text)
  ),
  fc.tuple(n, places).map(
    ([i, place]): RandomEdit =>
      (context) =>
        edits.moveBoxes(context, new Map([[nodeAt(context, i), place]]))
  ),
  fc.tuple(n, n).map(
    ([i, j]): RandomEdit =>
      (context) =>
        edits.setParent(context, [nodeAt(context, i)], nodeAt(context, j))
  ),
  n.map(
    (i): RandomEdit =>
      (context) =>
        edits.removeBoxes(context, [nodeAt(context, i)])
  ),
  n.map(
    (i): RandomEdit =>
      (context) =>
        edits.disconnect(context, edgeAt(context, i))
  ),
  fc.tuple(n, fc.nat(4)).map(
    ([i, to]): RandomEdit =>
      (context) =>
        edits.reorderCable(context, edgeAt(context, i), to)
  ),
  fc.tuple(n, fc.constantFrom('a', 'notes'), fc.jsonValue({ maxDepth: 2 })).map(
    ([i, name, value]): RandomEdit =>
      (context) =>
        void edits.setData(context, nodeAt(context, i), name, value)
  ),
  fc.tuple(n, fc.string()).map(
    ([i, code]): RandomEdit =>
      (context) =>
        void edits.setCode(context, nodeAt(context, i), code)
  ),
  fc.tuple(n, fc.integer()).map(
    ([i, x]): RandomEdit =>
      (context) =>
        void edits.setParam(context, nodeAt(context, i), 'gain', x)
  ),
  fc.tuple(n, n).map(([i, j]): RandomEdit => (context) => {
    edits.duplicate(context, [nodeAt(context, i), nodeAt(context, j)])
  })
)

export const randomEdits = (maxLength = 30): fc.Arbitrary<RandomEdit[]> => fc.array(randomEdit, { maxLength })
