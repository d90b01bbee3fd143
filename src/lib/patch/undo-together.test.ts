import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import {
  addBox,
  codeText,
  connect,
  editText,
  moveBoxes,
  moveInLayout,
  ownPlace,
  removeBoxes,
  setCode,
  setParam
} from './edits.ts'
import { defPlace } from './def-place.ts'
import { putDef } from './edit-defs.ts'
import { allEdges, allNodes, defsOf, getNode } from './shape.ts'
import { resetIds } from './testing/ids.ts'
import { sync, testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { createUndo } from './undo.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const origin = { x: 0, y: 0 }

/** Two people with one patch. */
function two() {
  resetIds()
  const mine = testPatch(1)
  for (const [id, text] of [
    ['a', 'js'],
    ['b', 't b']
  ] as const)
    addBox(mine, { id, text, position: origin, ...(id === 'a' ? { data: { code: 'send(1)' } } : {}) })
  const theirs = testPatch(2, mine.doc)
  const meet = () => sync(mine.doc, theirs.doc)
  return { mine, theirs, meet, undo: createUndo(mine.doc), theirUndo: createUndo(theirs.doc) }
}

const plain = (doc: Y.Doc): unknown =>
  Object.fromEntries(['nodes', 'edges', 'layouts', 'defs', 'meta'].map((root) => [root, doc.getMap(root)]))

describe('undo where another edits as well', () => {
  it('takes back one’s own edits and leaves the other’s', () => {
    const { mine, theirs, meet, undo } = two()
    addBox(mine, { id: 'mine', text: 'js', position: origin })
    addBox(theirs, { id: 'theirs', text: 'js', position: origin })
    meet()
    moveBoxes(theirs, new Map([['a', { x: 5, y: 5 }]]))
    meet()
    moveInLayout(theirs, 'bob', new Map([['a', { x: 9, y: 9 }]]))
    moveInLayout(mine, 'ada', new Map([['a', { x: 1, y: 1 }]]))
    theirs.doc.transact(() => defsOf(theirs.doc).set('tool', new Y.Map([['nodes', new Y.Map()]])))
    meet()
    while (undo.undo());
    meet()
    expect(
      allNodes(mine.doc)
        .map(({ id }) => id)
        .sort()
    ).toEqual(['a', 'b', 'theirs'])
    expect(getNode(mine.doc, 'a')!.position).toEqual({ x: 5, y: 5 })
    expect(ownPlace(mine.doc, 'bob', 'a')).toEqual({ x: 9, y: 9 })
    expect(ownPlace(mine.doc, 'ada', 'a')).toBeNull()
    expect(defsOf(mine.doc).has('tool')).toBe(true)
  })

  it('leaves what the other typed into the same code, also through an editor that is bound to it', () => {
    const { mine, theirs, meet, undo } = two()
    const binding = {}
    undo.typing(binding)
    const text = codeText(mine.doc, 'a')!
    mine.doc.transact(() => text.insert(7, ' // mine'), binding)
    meet()
    const other = codeText(theirs.doc, 'a')!
    theirs.doc.transact(() => other.insert(11, 'THEIRS'), {})
    meet()
    setCode(theirs, 'a', `${other.toString()}\nmore()`)
    meet()
    undo.undo()
    expect(text.toString()).toBe('send(1)THEIRS\nmore()')
    meet()
    expect(other.toString()).toBe(text.toString())
    undo.redo()
    expect(text.toString()).toBe('send(1) // THEIRSmine\nmore()')
  })

  it('does not bring back its own text over one that the other set since', () => {
    const { mine, theirs, meet, undo } = two()
    editText(mine, 'b', 't b b')
    meet()
    editText(theirs, 'b', 't f f')
    meet()
    undo.undo()
    meet()
    expect(getNode(mine.doc, 'b')!.text).toBe('t f f')
    expect(getNode(theirs.doc, 'b')!.text).toBe('t f f')
  })

  it('brings a box back with its cables, and with those that the other drew to it meanwhile', () => {
    const { mine, theirs, meet, undo } = two()
    addBox(mine, { id: 'c', text: 'js', position: origin })
    connect(mine, { nodeId: 'a', portId: 'out0' }, { nodeId: 'b', portId: 'in0' })
    meet()
    removeBoxes(mine, ['b'])
    // They have not heard of it yet.
    connect(theirs, { nodeId: 'b', portId: 'out0' }, { nodeId: 'c', portId: 'in0' })
    setParam(theirs, 'b', 'gain', 1)
    meet()
    expect(getNode(mine.doc, 'b')).toBeNull()
    undo.undo()
    meet()
    for (const { doc } of [mine, theirs]) {
      expect(getNode(doc, 'b')?.text).toBe('t b')
      expect(
        allEdges(doc)
          .map(({ source, target }) => `${source.nodeId}-${target.nodeId}`)
          .sort()
      ).toEqual(['a-b', 'b-c'])
    }
  })

  it('brings back no cable to a box that the other has deleted since: its end stays loose and draws nothing', () => {
    const { mine, theirs, meet, undo, theirUndo } = two()
    connect(mine, { nodeId: 'a', portId: 'out0' }, { nodeId: 'b', portId: 'in0' })
    meet()
    removeBoxes(mine, ['b'])
    meet()
    removeBoxes(theirs, ['a'])
    meet()
    undo.undo()
    meet()
    expect(allNodes(mine.doc).map(({ id }) => id)).toEqual(['b'])
    theirUndo.undo()
    meet()
    for (const { doc } of [mine, theirs])
      expect(
        allEdges(doc).filter(
          ({ source, target }) => getNode(doc, source.nodeId) && getNode(doc, target.nodeId)
        )
      ).toHaveLength(1)
  })

  it('of all my edits gives what the others alone have made, whatever they are', () => {
    fc.assert(
      fc.property(randomEdits(25), fc.integer(), (edits, other) => {
        const { mine, theirs, meet, undo } = two()
        // Boxes of their own: what one deletes of the other's is another test.
        const theirBox = addBox(theirs, { text: 'seq', position: origin })
        const theirCell = addBox(theirs, { text: 'js', position: origin, data: { code: 'x' } })
        setCode(theirs, theirCell, `y${other}`)
        editText(theirs, theirBox, `seq ${other}`)
        const expected = JSON.stringify(plain(theirs.doc))
        for (const each of edits) each(mine)
        meet()
        while (undo.undo());
        meet()
        expect(JSON.parse(JSON.stringify(plain(mine.doc)))).toEqual(JSON.parse(expected))
        expect(JSON.parse(JSON.stringify(plain(theirs.doc)))).toEqual(JSON.parse(expected))
      }),
      { seed: 5, numRuns: 40 }
    )
  })

  it('takes back one’s own part of an abstraction, and leaves theirs in it', () => {
    const { mine, theirs, meet, undo } = two()
    const source = testPatch(3)
    addBox(source, { id: 'in', text: 'js', position: origin })
    putDef(mine, 'tool', source.doc, { patch: 'p', edited: 1, mark: 'm' })
    meet()
    const inside = (of: typeof mine) => ({ ...of, doc: defPlace(of.doc, 'tool')! })
    moveBoxes(inside(mine), new Map([['in', { x: 3, y: 3 }]]))
    addBox(inside(theirs), { id: 'their', text: 'js', position: origin })
    addBox(inside(mine), { id: 'my', text: 'js', position: origin })
    meet()
    undo.undo()
    undo.undo()
    meet()
    for (const each of [mine, theirs]) {
      expect(
        allNodes(inside(each).doc)
          .map(({ id }) => id)
          .sort()
      ).toEqual(['in', 'their'])
      expect(getNode(inside(each).doc, 'in')!.position).toEqual(origin)
    }
  })

  it('goes through stored data in one’s own order, whatever others edit in between', async () => {
    const { mine, theirs, meet, undo } = two()
    const data = new Map<string, number>()
    const step = {
      title: 'set',
      redo: () => Promise.resolve(void data.set('k', 1)),
      undo: () => Promise.resolve(void data.delete('k'))
    }
    moveBoxes(mine, new Map([['a', { x: 1, y: 1 }]]))
    await undo.perform(step)
    moveBoxes(theirs, new Map([['b', { x: 2, y: 2 }]]))
    editText(theirs, 'a', 'seq')
    meet()
    undo.undo()
    await undo.settled()
    expect(data.size).toBe(0)
    expect(getNode(mine.doc, 'a')!.position).toEqual({ x: 1, y: 1 })
    undo.undo()
    expect(undo.canUndo).toBe(false)
    meet()
    expect(getNode(theirs.doc, 'a')).toMatchObject({ position: origin, text: 'seq' })
    expect(getNode(theirs.doc, 'b')!.position).toEqual({ x: 2, y: 2 })
    undo.redo()
    undo.redo()
    await undo.settled()
    expect(data.get('k')).toBe(1)
    expect(getNode(mine.doc, 'a')).toMatchObject({ position: { x: 1, y: 1 }, text: 'seq' })
  })

  it('takes away no box that another made, and both come to the same, however they edit at once', () => {
    const turns = fc.array(fc.tuple(fc.boolean(), randomEdits(4), fc.boolean()), { maxLength: 12 })
    fc.assert(
      fc.property(turns, (all) => {
        const { mine, theirs, meet, undo } = two()
        const made = new Set<string>()
        for (const [own, edits, met] of all) {
          const ids = () => new Set(allNodes(theirs.doc).map(({ id }) => id))
          const before = ids()
          for (const each of edits) each(own ? mine : theirs)
          if (!own) {
            const after = ids()
            for (const id of after) if (!before.has(id)) made.add(id)
            for (const id of before) if (!after.has(id)) made.delete(id)
          }
          if (met) meet()
        }
        meet()
        while (undo.undo());
        meet()
        const left = allNodes(mine.doc).map(({ id }) => id)
        for (const id of made) expect(left).toContain(id)
        expect(JSON.parse(JSON.stringify(plain(theirs.doc)))).toEqual(
          JSON.parse(JSON.stringify(plain(mine.doc)))
        )
      }),
      { seed: 9, numRuns: 60 }
    )
  })
})
