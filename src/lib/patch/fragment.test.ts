import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { compilePatch } from './compile.ts'
import { addBox, codeText, connect, insertFragment, setParent } from './edits.ts'
import { copyFragment, fragmentText, parseFragment } from './fragment.ts'
import { allEdges, allNodes, getNode, nodesOf } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { resetIds } from './testing/ids.ts'
import { rackDoc, testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { field, toPlain } from './values.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const at = (x: number, y = 0) => ({ x, y })

describe('fragments', () => {
  it('carry boxes, what lies in them, inner cables, code and bytes through text', () => {
    const from = testPatch(1)
    for (const [id, x] of [
      ['sub', 10],
      ['inner', 5],
      ['other', 40]
    ] as const) {
      addBox(from, {
        id,
        text: 'js',
        position: at(x, 7),
        data: { code: `// ${id}`, bytes: new Uint8Array([1, 255]), n: -0 }
      })
    }
    setParent(from, ['inner'], 'sub')
    connect(from, { nodeId: 'sub', portId: 'out0' }, { nodeId: 'inner', portId: 'in0' })
    connect(from, { nodeId: 'sub', portId: 'out0' }, { nodeId: 'other', portId: 'in0' })
    const text = fragmentText(copyFragment(from, ['sub']))

    const into = testPatch(2)
    const [sub, ...more] = insertFragment(into, parseFragment(text)!, { at: at(100, 200) })
    expect(more).toEqual([])
    expect(getNode(into.doc, sub!)!.position).toEqual(at(100, 200))
    const inner = allNodes(into.doc).find((node) => node.parent === sub)!
    expect(inner.position).toEqual(at(5, 7))
    expect(codeText(into.doc, inner.id)!.toString()).toBe('// inner')
    expect(toPlain(field(nodesOf(into.doc).get(inner.id), 'data'))).toEqual({
      code: '// inner',
      bytes: new Uint8Array([1, 255]),
      n: -0
    })
    expect(allEdges(into.doc)).toMatchObject([{ source: { nodeId: sub }, target: { nodeId: inner.id } }])
  })

  it('keep the kinds of what they do not know', () => {
    const rack = { doc: rackDoc(), classes: testClasses }
    const into = testPatch(2)
    const ids = insertFragment(
      into,
      parseFragment(fragmentText(copyFragment(rack, ['tone', 'view', 'speakers'])))!
    )
    const tone = ids.map((id) => nodesOf(into.doc).get(id)).find((box) => field(box, 'type') === 'wobbler')
    const data = field(tone, 'data') as Y.Map<unknown>
    expect(data.get('steps')).toBeInstanceOf(Y.Array)
    expect(data.get('bytes')).toEqual(new Uint8Array([1, 2]))
    expect(field(tone, 'text')).toBeUndefined()
    expect(allEdges(into.doc)).toHaveLength(3)
    expect(allEdges(into.doc)[0]!.sourceType).toBe('audio')
  })

  it('of a whole patch give the same graph but for the ids', () => {
    fc.assert(
      fc.property(randomEdits(), (edits) => {
        resetIds()
        const from = testPatch(1)
        for (const edit of edits) edit(from)
        const fragment = copyFragment(
          from,
          allNodes(from.doc).map((node) => node.id)
        )
        expect(parseFragment(fragmentText(fragment))).toEqual(fragment)
        const into = testPatch(2)
        insertFragment(into, fragment)
        expect(nameless(into.doc)).toEqual(nameless(from.doc))
      }),
      { numRuns: 100 }
    )
  })

  it('are refused where they are none', () => {
    for (const text of [
      '',
      'hello',
      '{',
      '[]',
      '{}',
      '{"loadbang":2,"nodes":[],"edges":[]}',
      '{"loadbang":1,"nodes":{},"edges":[]}',
      'null'
    ]) {
      expect(parseFragment(text), text).toBe(null)
    }
    expect(parseFragment(JSON.stringify({ loadbang: 1, nodes: new Array(10_001).fill(0), edges: [] }))).toBe(
      null
    )
  })

  it('leave out what cannot be read, and only that', () => {
    const fragment = parseFragment(
      `{"loadbang": 1, "nodes": [
        {"id": "__proto__", "text": "x"}, 5, null, {"id": "a"}, {"id": "b", "text": "js", "parent": "zz", "position": {"x": 1e999}},
        {"id": "b", "text": "twice"}, {"id": "c", "text": "seq", "v": -1, "order": 7, "data": {"__proto__": 1, "x": {"$y": "map"}}, "params": {"a": "b", "c": 1}}
       ], "edges": [
        {"id": "1", "source": {"nodeId": "b", "portId": "out0"}, "target": {"nodeId": "c", "portId": "in0"}},
        {"id": "2", "source": {"nodeId": "b", "portId": "out0"}, "target": {"nodeId": "a", "portId": "in0"}}, [], "x"
       ]}`
    )!
    expect(fragment.nodes.map((node) => node.id)).toEqual(['b', 'c'])
    expect(fragment.nodes[0]).toMatchObject({ position: { x: 1_000_000, y: 0 } })
    expect(fragment.nodes[0]).not.toHaveProperty('parent')
    expect(fragment.nodes[1]).toMatchObject({ v: 1, order: '', params: { c: 1 } })
    expect(fragment.edges.map((edge) => edge.id)).toEqual(['1'])
    const into = testPatch(2)
    expect(insertFragment(into, fragment)).toHaveLength(2)
  })

  it('never throw when pasted, whatever JSON they are made of', () => {
    const tag = fc.record({
      $y: fc.constantFrom('map', 'text', 'array', 'bytes', 'number', 'bigint', 'plain', 'x'),
      value: fc.jsonValue()
    })
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        tag,
        fc.record({ $y: fc.constantFrom('map', 'array', 'plain'), value: tie('value') }),
        fc.dictionary(fc.string(), tie('value')),
        fc.array(tie('value'))
      )
    }))
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (data) => {
        const text = JSON.stringify({ loadbang: 1, nodes: [{ id: 'a', text: 'js', data }], edges: [] })
        const into = testPatch(2)
        insertFragment(into, parseFragment(text)!)
        const copy = testPatch(3, into.doc)
        expect(compilePatch(copy.doc, testClasses)).toEqual(compilePatch(into.doc, testClasses))
      })
    )
  })
})

/** The graph with boxes named by their place in load order. */
function nameless(doc: Y.Doc) {
  const graph = compilePatch(doc, testClasses)
  const names = new Map(graph.setNodes.map((node, i) => [node.id, i]))
  return {
    nodes: graph.setNodes.map(({ id: _, order: __, parent, ...node }) => ({
      ...node,
      parent: parent && names.get(parent)
    })),
    // Firing order within each outlet; across outlets it means nothing.
    edges: graph.setNodes.map((node) =>
      [0, 1, 2].map((port) =>
        graph.setEdges
          .filter((edge) => edge.source.nodeId === node.id && edge.source.portId === `out${port}`)
          .map((edge) => `${names.get(edge.target.nodeId)} ${edge.target.portId}`)
      )
    )
  }
}
