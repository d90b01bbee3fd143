import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compilePatch } from './compile.ts'
import {
  codeOf,
  codeText,
  addBox,
  connect,
  disconnect,
  duplicate,
  editText,
  moveBoxes,
  persistData,
  removeBoxes,
  setCode
} from './edits.ts'
import { allEdges, allNodes, getNode } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { resetIds } from './testing/ids.ts'
import { sync, testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { createUndo } from './undo.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const origin = { x: 0, y: 0 }
function start() {
  const context = testPatch(1)
  return { context, doc: context.doc, undo: createUndo(context.doc) }
}

describe('undo', () => {
  it('takes edits back one by one', () => {
    const { context, doc, undo } = start()
    const a = addBox(context, { text: 'js', position: origin })
    moveBoxes(context, new Map([[a, { x: 1, y: 1 }]]))
    editText(context, a, 'seq')
    undo.undo()
    expect(getNode(doc, a)).toMatchObject({ text: 'js', position: { x: 1, y: 1 } })
    undo.undo()
    expect(getNode(doc, a)!.position).toEqual(origin)
    undo.undo()
    expect(allNodes(doc)).toEqual([])
    expect(undo.undo()).toBe(false)
    while (undo.redo());
    expect(getNode(doc, a)).toMatchObject({ text: 'seq', position: { x: 1, y: 1 } })
  })

  it('brings back a cable that was cut, drawn again and cut again', () => {
    const { context, doc, undo } = start()
    const [a, b] = ['js', 't b'].map((text) => addBox(context, { text, position: origin }))
    const draw = () => connect(context, { nodeId: a!, portId: 'out0' }, { nodeId: b!, portId: 'in0' })!
    disconnect(context, draw())
    disconnect(context, draw())
    for (const cables of [1, 0, 1, 0]) {
      undo.undo()
      expect(allEdges(doc)).toHaveLength(cables)
    }
    for (const cables of [1, 0, 1, 0]) {
      undo.redo()
      expect(allEdges(doc)).toHaveLength(cables)
    }
  })

  it('brings a deleted box back with its cables and data', () => {
    const { context, doc, undo } = start()
    const a = addBox(context, { text: 'js', position: origin, data: { code: 'send(1)' } })
    const b = addBox(context, { text: 't b', position: origin })
    connect(context, { nodeId: b, portId: 'out0' }, { nodeId: a, portId: 'in0' })
    setCode(context, a, 'send(2)')
    const before = compilePatch(doc, testClasses)
    removeBoxes(context, [a])
    expect(allEdges(doc)).toEqual([])
    undo.undo()
    expect(compilePatch(doc, testClasses)).toEqual(before)
  })

  it('makes one step of a group', () => {
    const { context, doc, undo } = start()
    const a = addBox(context, { text: 'js', position: origin })
    undo.group(() => {
      const copies = duplicate(context, [a])
      undo.group(() => moveBoxes(context, new Map([[copies[0]!, { x: 9, y: 9 }]])))
      editText(context, copies[0]!, 'seq')
    })
    editText(context, a, 't b')
    undo.undo()
    expect(allNodes(doc)).toHaveLength(2)
    undo.undo()
    expect(allNodes(doc)).toHaveLength(1)
  })

  it('makes one step of what is typed in one breath, apart from other edits', () => {
    const { context, doc, undo } = start()
    const a = addBox(context, { text: 'js', position: origin, data: { code: '' } })
    const code = codeText(doc, a)!
    const keys = {}
    const type = (text: string) => doc.transact(() => code.insert(code.length, text), keys)
    const end = undo.typing(keys)
    type('a')
    type('b')
    undo.pause()
    type('c')
    moveBoxes(context, new Map([[a, { x: 1, y: 1 }]]))
    type('d')
    type('e')
    for (const left of ['abc', 'abc', 'ab', '']) {
      undo.undo()
      expect(code.toString()).toBe(left)
    }
    expect(getNode(doc, a)!.position).toEqual(origin)
    while (undo.redo());
    expect(codeOf(doc, a)).toBe('abcde')
    end()
    type('f')
    undo.undo()
    expect(codeOf(doc, a)).toBe('abcf')
  })

  it('knows nothing of what the running patch wrote', () => {
    const { context, undo } = start()
    const a = addBox(context, { text: 'js', position: origin })
    persistData(context, a, 'x', 1)
    undo.undo()
    expect(undo.canUndo).toBe(false)
  })

  it('tells its listeners, and gives the selection back', () => {
    const context = testPatch(1)
    let selected: string[] = []
    const undo = createUndo(context.doc, {
      getSelection: () => selected,
      setSelection: (ids) => (selected = ids)
    })
    const heard: boolean[] = []
    undo.onChange(() => heard.push(undo.canUndo))
    selected = ['before']
    addBox(context, { text: 'js', position: origin })
    selected = ['later']
    undo.undo()
    expect(selected).toEqual(['before'])
    expect(heard.at(0)).toBe(true)
    expect(heard.at(-1)).toBe(false)
  })

  it("takes back of a box what is one's own alone", () => {
    const { context, doc, undo } = start()
    const a = addBox(context, { text: 'js', position: origin, data: { code: 'one two' } })
    const b = addBox(context, { text: 'js', position: origin })
    const other = testPatch(2, doc)
    editText(context, a, 'js 1')
    setCode(context, a, 'ONE two')
    editText(context, b, 'js mine')
    sync(doc, other.doc)
    moveBoxes(other, new Map([[a, { x: 7, y: 7 }]]))
    setCode(other, a, 'ONE TWO')
    editText(other, b, 'js theirs')
    sync(doc, other.doc)
    // My text of b has been overwritten: there is nothing of mine to take back, and undo goes on to what there is.
    for (let i = 0; i < 2; i++) undo.undo()
    expect(getNode(doc, a)).toMatchObject({ text: 'js', position: { x: 7, y: 7 } })
    expect(codeOf(doc, a)).toBe('one TWO')
    expect(getNode(doc, b)!.text).toBe('js theirs')
  })

  it("leaves other people's boxes where they are", () => {
    fc.assert(
      fc.property(randomEdits(12), randomEdits(12), (mine, theirs) => {
        resetIds()
        const { context, doc, undo } = start()
        const other = testPatch(2, doc)
        // Each works on boxes of their own, so that what is left after my undo can be said.
        for (const edit of theirs) edit(other)
        const alone = compilePatch(other.doc, testClasses)
        for (const edit of mine) edit(context)
        sync(doc, other.doc)
        while (undo.undo());
        sync(doc, other.doc)
        expect(compilePatch(doc, testClasses)).toEqual(alone)
        expect(compilePatch(other.doc, testClasses)).toEqual(alone)
      }),
      { numRuns: 100 }
    )
  })

  it('takes everything back, and redo everything forth', () => {
    fc.assert(
      fc.property(randomEdits(25), (edits) => {
        resetIds()
        const { context, doc, undo } = start()
        for (const edit of edits) edit(context)
        const end = compilePatch(doc, testClasses)
        while (undo.undo());
        expect(allNodes(doc)).toEqual([])
        expect(allEdges(doc)).toEqual([])
        while (undo.redo());
        expect(compilePatch(doc, testClasses)).toEqual(end)
      }),
      { numRuns: 100 }
    )
  })
})
