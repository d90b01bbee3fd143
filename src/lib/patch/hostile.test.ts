// Documents as a hostile collaborator may make them: whatever lies in the maps, no reader and no edit throws, and every replica
// compiles the same.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { canonicalUpdate } from './canonical.ts'
import { compilePatch } from './compile.ts'
import { copyFragment, fragmentText, parseFragment } from './fragment.ts'
import { allEdges, allNodes, edgesOf, nodesOf } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { resetIds } from './testing/ids.ts'
import { testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { createUndo } from './undo.ts'
import { watchGraph } from './watch.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'toString', '', 'x'.repeat(500))
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  ids,
  fc.constantFrom(NaN, Infinity, -0, 1e300, undefined, new Uint8Array([1]), 10n ** 15n),
  fc.constantFrom('map', 'array', 'text', 'doc', 'xml').map((kind) => ({ kind }))
)
const end = fc.oneof(
  { weight: 4, arbitrary: fc.record({ nodeId: ids, portId: fc.constantFrom('out0', 'in0') }) },
  junk
)
const box = fc.record(
  {
    id: junk,
    type: fc.oneof(fc.constantFrom('js', 'seq'), junk),
    text: fc.oneof(fc.constantFrom('js', 'seq', 't b'), junk),
    v: fc.oneof(fc.constantFrom(1, 2, 3, 4, 0.5), junk),
    order: junk,
    parent: ids,
    position: junk,
    params: junk,
    data: junk,
    domain: junk
  },
  { requiredKeys: [] }
)
const cable = fc.record(
  { id: junk, source: end, target: end, order: junk, sourceType: junk },
  { requiredKeys: ['source', 'target'] }
)
const writes = fc.array(
  fc.record({
    root: fc.constantFrom('nodes', 'edges', 'layouts', 'meta'),
    id: ids,
    content: fc.oneof({ weight: 3, arbitrary: box }, { weight: 3, arbitrary: cable }, junk),
    shared: fc.boolean()
  }),
  { minLength: 1, maxLength: 12 }
)

function stored(value: unknown): unknown {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind
  if (kind === 'map')
    return new Y.Map<unknown>([
      ['code', new Y.Text('x')],
      ['__proto__', 1],
      ['constructor', 2]
    ])
  if (kind === 'array') return Y.Array.from([1, 'x'])
  if (kind === 'text') return new Y.Text('text')
  if (kind === 'doc') return new Y.Doc()
  if (kind === 'xml') return new Y.XmlElement('p')
  return value
}

it('never throws at a reader or an edit, and is the same in every replica', () => {
  fc.assert(
    fc.property(writes, randomEdits(10), (hostile, edits) => {
      resetIds()
      const here = testPatch(1)
      const stop = watchGraph(here.doc, testClasses, () => {})
      const undo = createUndo(here.doc)
      const there = testPatch(2)
      for (const { root, id, content, shared } of hostile) {
        const plain =
          typeof content === 'object' && content !== null && !Array.isArray(content) && !('kind' in content)
        const value =
          plain && shared && !(content instanceof Uint8Array)
            ? new Y.Map(Object.entries(content).map(([key, item]) => [key, stored(item)]))
            : plain
              ? JSON.parse(
                  JSON.stringify(content, (_, item: unknown) => (typeof item === 'bigint' ? 1 : item))
                )
              : stored(content)
        try {
          there.doc.getMap(root).set(id, value)
        } catch {
          // What Yjs itself refuses to write does not arrive.
        }
      }
      Y.applyUpdate(here.doc, Y.encodeStateAsUpdate(there.doc), 'remote')
      for (const edit of edits) edit(here)
      allNodes(here.doc)
      allEdges(here.doc)
      parseFragment(fragmentText(copyFragment(here, [...nodesOf(here.doc).keys()])))
      canonicalUpdate(here.doc, testClasses)
      Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc))
      expect(compilePatch(there.doc, testClasses)).toEqual(compilePatch(here.doc, testClasses))
      for (const id of edgesOf(here.doc).keys()) edgesOf(here.doc).delete(id)
      while (undo.undo());
      stop()
      expect(({} as Record<string, unknown>)['nodeId']).toBeUndefined()
    }),
    { numRuns: 300 }
  )
})
