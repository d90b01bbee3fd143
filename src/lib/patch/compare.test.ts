// Comparison of two states of a patch.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { canonicalUpdate } from './canonical.ts'
import { comparePatches, isEmpty, type PatchChanges } from './compare.ts'
import { changesInShort, fieldInWords, portsInWords } from './compare-words.ts'
import { compilePatch } from './compile.ts'
import type { DocContext } from './context.ts'
import * as edits from './edits.ts'
import { replaceContents } from './replace.ts'
import { allNodes, settingsOf } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { resetIds } from './testing/ids.ts'
import { rackDoc, testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { fields } from './values.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const at = (x: number, y = 0) => ({ x, y })
const out = (nodeId: string, port = 0) => ({ nodeId, portId: `out${port}` })
const into = (nodeId: string, port = 0) => ({ nodeId, portId: `in${port}` })

/** [t b f], [metro 500] and a cell, wired. */
function patch(): DocContext {
  const context = testPatch(1)
  edits.addBox(context, { id: 'a', text: 't b f', position: at(0) })
  edits.addBox(context, { id: 'b', text: 'metro 500', position: at(50) })
  edits.addBox(context, { id: 'c', text: 'js', position: at(90), data: { code: 'one\ntwo\nthree', n: 1 } })
  edits.connect(context, out('a'), into('b'))
  edits.connect(context, out('a'), into('c'))
  return context
}
function changed(edit: (context: DocContext) => unknown): PatchChanges {
  const before = patch()
  const after = testPatch(2, before.doc)
  edit(after)
  return comparePatches(before.doc, after.doc)
}
const words = (changes: PatchChanges) =>
  changes.boxes.map((box) => [box.kind, box.label, ...box.fields.map(fieldInWords)].join(' '))

describe('what changed', () => {
  it.each<[string, (context: DocContext) => unknown, string[]]>([
    ['text', (c) => edits.editText(c, 'b', 'metro 250'), ['changed [metro 250] [metro 500] → [metro 250]']],
    ['place', (c) => edits.moveBoxes(c, new Map([['a', at(9)]])), ['changed [t b f] moved']],
    ['a field of data', (c) => edits.setData(c, 'c', 'n', 2), ['changed [js] n: 1 → 2']],
    ['a field that came', (c) => edits.setData(c, 'a', 'say', 'hi'), ['changed [t b f] say: nothing → hi']],
    ['a param', (c) => edits.setParam(c, 'a', 'gain', 0.5), ['changed [t b f] gain: nothing → 0.5']],
    ['code', (c) => edits.setCode(c, 'c', 'one\n2\nthree'), ['changed [js] code: 1 line added, 1 removed']],
    ['the subpatch', (c) => edits.setParent(c, ['a'], 'b'), ['changed [t b f] into [metro 500]']],
    [
      'a file',
      (c) => edits.setData(c, 'a', 'file', { sha256: 'ab', type: 'image/png', size: 204800, name: 'me.png' }),
      ['changed [t b f] file: nothing → me.png (200 KB)']
    ],
    [
      'a new box',
      (c) => edits.addBox(c, { id: 'd', text: 'print\nhere', position: at(0) }),
      ['added [print here]']
    ],
    ['a box that went', (c) => edits.removeBoxes(c, ['b']), ['removed [metro 500]']]
  ])('%s', (_what, edit, expected) => {
    expect(words(changed(edit))).toEqual(expected)
  })

  it('the subpatch, also among those that are called the same, and not where one got another name', () => {
    const twins = (edit: (context: DocContext) => unknown) => {
      const before = testPatch(1)
      for (const id of ['one', 'two', 'inside'])
        edits.addBox(before, { id, text: 'pd same', position: at(0) })
      edits.setParent(before, ['inside'], 'one')
      const after = testPatch(2, before.doc)
      edit(after)
      return words(comparePatches(before.doc, after.doc))
    }
    expect(twins((c) => edits.setParent(c, ['inside'], 'two'))).toEqual(['changed [pd same] into [pd same]'])
    expect(twins((c) => edits.editText(c, 'one', 'pd other'))).toEqual([
      'changed [pd other] [pd same] → [pd other]'
    ])
  })

  it('cables, by what they connect', () => {
    const { cables } = changed((c) => {
      edits.connect(c, out('b'), into('c', 1))
      edits.disconnect(c, edits.cablesOf(c, out('a'))[0]!.id)
    })
    expect(cables.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['added', '[metro 500]', '[js]'],
      ['removed', '[t b f]', '[metro 500]']
    ])
    expect(cables.map(portsInWords)).toEqual(['outlet 1 to inlet 2', ''])
  })

  it('a cable that fires earlier, and none that was drawn again where it had been', () => {
    const order = changed((c) => edits.reorderCable(c, edits.cablesOf(c, out('a'))[1]!.id, 0))
    expect(order.cables).toHaveLength(1)
    expect(order.cables[0]!.kind).toBe('moved')
    const again = changed((c) => {
      edits.disconnect(c, edits.cablesOf(c, out('a'))[1]!.id)
      edits.connect(c, out('a'), into('c'))
    })
    expect(isEmpty(again)).toBe(true)
  })

  it('the name, and what is neither box nor cable', () => {
    const changes = changed((c) => {
      edits.renamePatch(c, 'other')
      settingsOf(c.doc).set('tempo', 90)
    })
    expect(changes).toMatchObject({ name: { before: 'test', after: 'other' }, rest: ['settings'] })
  })

  it('is told in short', () => {
    const many = changed((c) => {
      edits.addBox(c, { text: 'print', position: at(0) })
      edits.addBox(c, { text: 'print', position: at(0) })
      edits.editText(c, 'a', 't b')
      edits.removeBoxes(c, ['b'])
      edits.renamePatch(c, 'other')
    })
    expect(changesInShort(many)).toBe('2 boxes added, 1 removed, 1 changed, 1 cable, renamed')
    expect(changesInShort(changed(() => {}))).toBe('Nothing changed')
    expect(changesInShort(changed((c) => edits.setData(c, 'c', 'n', 2)))).toBe('1 box changed')
  })

  it('in a rack is told by types and names of ports', () => {
    const [before, after] = [rackDoc(), rackDoc()]
    after.getMap('nodes').delete('tone')
    after.getMap('edges').delete('e1')
    const changes = comparePatches(before, after)
    expect(words(changes)).toEqual(['removed [wobbler]'])
    expect(changes.cables.map(portsInWords)).toEqual(['outlet sine to inlet ch1'])
  })
})

describe('for any two states', () => {
  const pair = (common: Parameters<typeof play>[1], more: Parameters<typeof play>[1]) => {
    resetIds()
    const before = testPatch(1)
    play(before, common)
    const after = testPatch(2, before.doc)
    play(after, more)
    return { before, after }
  }
  const play = (context: DocContext, list: ((context: DocContext) => void)[]) =>
    list.forEach((edit) => edit(context))

  it('the boxes that came and went are those that are not in both, and nothing is found where nothing differs', () => {
    fc.assert(
      fc.property(randomEdits(25), randomEdits(25), (common, more) => {
        const { before, after } = pair(common, more)
        const changes = comparePatches(before.doc, after.doc)
        const ids = (doc: Y.Doc) => new Set(allNodes(doc).map(({ id }) => id))
        const [old, now] = [ids(before.doc), ids(after.doc)]
        const of = (kind: string) =>
          new Set(changes.boxes.filter((box) => box.kind === kind).map(({ id }) => id))
        expect(of('added')).toEqual(new Set([...now].filter((id) => !old.has(id))))
        expect(of('removed')).toEqual(new Set([...old].filter((id) => !now.has(id))))
        for (const id of of('changed')) expect(old.has(id) && now.has(id)).toBe(true)
        for (const box of changes.boxes) expect(box.fields.length > 0).toBe(box.kind === 'changed')

        expect(isEmpty(comparePatches(after.doc, testPatch(3, after.doc).doc))).toBe(true)
        const canonical = new Y.Doc()
        Y.applyUpdate(canonical, canonicalUpdate(after.doc))
        expect(comparePatches(after.doc, canonical)).toMatchObject({ boxes: [], cables: [] })
      }),
      { numRuns: 100 }
    )
  })

  it('where nothing is found they mean the same, and a restore leaves nothing to find', () => {
    fc.assert(
      fc.property(randomEdits(15), randomEdits(3), (common, more) => {
        const { before, after } = pair(common, more)
        if (isEmpty(comparePatches(before.doc, after.doc))) {
          expect(meaning(before.doc)).toEqual(meaning(after.doc))
        }
        replaceContents(before, after.doc)
        expect(isEmpty(comparePatches(before.doc, after.doc))).toBe(true)
      }),
      { numRuns: 200 }
    )
  })

  it('one way and the other tell the same, turned round', () => {
    fc.assert(
      fc.property(randomEdits(20), randomEdits(20), (common, more) => {
        const { before, after } = pair(common, more)
        const there = comparePatches(before.doc, after.doc)
        const back = comparePatches(after.doc, before.doc)
        const ids = (changes: PatchChanges, kind: string) =>
          changes.boxes
            .filter((box) => box.kind === kind)
            .map(({ id }) => id)
            .sort()
        expect(ids(back, 'added')).toEqual(ids(there, 'removed'))
        expect(ids(back, 'removed')).toEqual(ids(there, 'added'))
        // Which of two boxes that changed places has moved is not told the same way both times.
        const really = ({ boxes }: PatchChanges) =>
          boxes
            .filter((box) => box.fields.some(({ what }) => what !== 'order'))
            .map(({ id }) => id)
            .sort()
        expect(really(back)).toEqual(really(there))
        expect(back.cables.length).toBe(there.cables.length)
      }),
      { numRuns: 100 }
    )
  })

  it('whatever lies in a document, nothing throws', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything(), { maxKeys: 5 }),
        fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }),
        (nodes, edges) => {
          const doc = rackDoc()
          for (const key of fields(nodes)) tryTo(() => doc.getMap('nodes').set(key, nodes[key]))
          for (const key of fields(edges)) tryTo(() => doc.getMap('edges').set(key, edges[key]))
          comparePatches(doc, rackDoc())
          comparePatches(rackDoc(), doc)
        }
      ),
      { numRuns: 100 }
    )
  })
})

/** Yjs refuses some values. */
function tryTo(action: () => void): void {
  try {
    action()
  } catch {
    // Then it is not in the document.
  }
}

function meaning(doc: Y.Doc) {
  const graph = compilePatch(doc, testClasses)
  return {
    nodes: graph.setNodes.map(({ order: _, ...node }) => node),
    edges: graph.setEdges
      .map(({ source, target }) => [source, target].map(({ nodeId, portId }) => nodeId + portId).join(' '))
      .sort()
  }
}
