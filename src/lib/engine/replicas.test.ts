// Two people edit one patch, their updates arrive in any order and more than once: when all have arrived, both have the same
// compiled graph, and both running patches print the same lines in the same order.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { catalogue } from '../objects/catalogue.generated.ts'
import { buildSketch } from '../patch/build-sketch.ts'
import { compilePatch } from '../patch/compile.ts'
import type { DocContext, PatchContext } from '../patch/context.ts'
import { addBox, connect, disconnect, editText, removeBoxes, reorderCable } from '../patch/edits.ts'
import { classesOf } from '../patch/classes.ts'
import { edgesOf, nodesOf } from '../patch/shape.ts'
import { openMemoryStorage } from '../storage/kv/memory.ts'
import { runPatch } from './node-host.ts'

const classes = classesOf(catalogue)
const texts = [
  'loadbang',
  'print a',
  'print b',
  '+ 1',
  't b f',
  'f 3',
  'random 100',
  'delay 5',
  'r x',
  'kv shared',
  'msg {set: ["k", 4]}',
  'msg get k',
  'msg 1, 2, 3',
  'route op=get',
  'frobnicate',
  'js x + 1'
]
type Edit = (context: PatchContext) => void
const pick = (ids: readonly string[], n: number): string | undefined => ids[n % ids.length]
const boxes = ({ doc }: PatchContext): string[] => [...nodesOf(doc).keys()].sort()
const cables = ({ doc }: PatchContext): string[] => [...edgesOf(doc).keys()].sort()

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...texts).map(
      (text): Edit =>
        (c) =>
          void addBox(c, { text, position: { x: 0, y: 0 } })
    )
  },
  {
    weight: 8,
    arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.nat(1), fc.nat(1)).map(([a, b, out, into]): Edit => (c) => {
      // From an earlier id to a later one: without loops no run is cut short by the wall clock, which is not the same twice.
      const ids = boxes(c)
      const [from, to] = [pick(ids, a), pick(ids, b)].sort()
      if (from && to) connect(c, { nodeId: from, portId: `out${out}` }, { nodeId: to, portId: `in${into}` })
    })
  },
  fc.tuple(fc.nat(), fc.constantFrom(...texts)).map(([n, text]): Edit => (c) => {
    const id = pick(boxes(c), n)
    if (id) editText(c, id, text)
  }),
  fc.nat().map((n): Edit => (c) => {
    const id = pick(boxes(c), n)
    if (id) removeBoxes(c, [id])
  }),
  fc.nat().map((n): Edit => (c) => {
    const id = pick(cables(c), n)
    if (id) disconnect(c, id)
  }),
  fc.tuple(fc.nat(), fc.nat(3)).map(([n, place]): Edit => (c) => {
    const id = pick(cables(c), n)
    if (id) reorderCable(c, id, place)
  })
)

async function trace(doc: Y.Doc): Promise<string[]> {
  const lines: string[] = []
  await runPatch({
    graph: compilePatch(doc, classes),
    storage: openMemoryStorage(),
    write: (line) => lines.push(line),
    writeError: (line) => lines.push(line),
    for: 50
  })
  return lines
}

it('replicas run alike', { timeout: 120_000 }, async () => {
  let printed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), edit), { minLength: 10, maxLength: 60 }),
      fc.infiniteStream(fc.nat(1000)),
      async (script, chance) => {
        const base = buildSketch(
          {
            name: 'two',
            about: 'a patch that speaks, to begin with',
            boxes: Object.fromEntries(
              [
                'loadbang',
                't b b b',
                'random 100',
                'msg get k',
                'kv shared',
                '+ 1',
                'delay 5',
                'print a',
                'print b'
              ].map((text, i) => [`b${i}`, [0, 0, text]])
            ),
            cables: [
              'b0 b1',
              'b1:2 b2',
              'b1:1 b3',
              'b1:0 b6',
              'b2 b7',
              'b2 b5',
              'b5 b8',
              'b3 b4',
              'b4 b7',
              'b6 b8'
            ]
          },
          classes
        )
        const contexts = [1, 2].map((clientID): DocContext => {
          const doc = new Y.Doc()
          doc.clientID = clientID
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
          return { doc, classes }
        })
        const updates: Uint8Array[] = []
        for (const { doc } of contexts) doc.on('update', (update: Uint8Array) => updates.push(update))
        for (const [second, change] of script) {
          change(contexts[second ? 1 : 0]!)
          // Now and then one of them hears of something.
          const luck = chance.next().value
          if (luck < 300 && updates.length > 0)
            Y.applyUpdate(contexts[luck % 2]!.doc, updates[luck % updates.length]!)
        }
        for (const { doc } of contexts) {
          const order = [...updates]
            .map((update) => ({ update, at: chance.next().value }))
            .sort((a, b) => a.at - b.at)
          for (const { update } of order) Y.applyUpdate(doc, update)
        }
        const [one, two] = contexts.map(({ doc }) => compilePatch(doc, classes))
        expect(two).toEqual(one)
        const [a, b] = await Promise.all(contexts.map(({ doc }) => trace(doc)))
        expect(b).toEqual(a)
        printed += a!.length
      }
    ),
    { numRuns: 60 }
  )
  // The scripts do make patches that speak.
  expect(printed).toBeGreaterThan(100)
})
