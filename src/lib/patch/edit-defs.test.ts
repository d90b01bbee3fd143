import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { catalogue } from '../objects/catalogue.generated.ts'
import { buildSketch } from './build-sketch.ts'
import { classesOf } from './classes.ts'
import { compilePatch } from './compile.ts'
import { defPlace } from './def-place.ts'
import { defText, noteOrigin, originOf, putDef } from './edit-defs.ts'
import { addBox, moveBoxes } from './edits.ts'
import { extract } from './extract.ts'
import { allNodes, defsOf, newPatch, patchName } from './shape.ts'
import type { Sketch } from './sketch.ts'
import { createUndo } from './undo.ts'
import { field, toPlain } from './values.ts'

const classes = classesOf(catalogue)
const sketch = (boxes: Sketch['boxes'], cables: readonly string[] = []): Y.Doc =>
  buildSketch({ name: 's', about: '', boxes, cables }, classes)
const context = (doc: Y.Doc) => ({ doc, classes })
const origin = { patch: 'lib', edited: 5, mark: 'm' }
const texts = (doc: Y.Doc, def: string): (string | undefined)[] =>
  allNodes(defPlace(doc, def)!)
    .map(({ text }) => text)
    .sort()

/** A patch that uses an abstraction of its own, `part`. */
function whole(part: string): Y.Doc {
  const doc = sketch({ i: [0, 0, 'inlet'], p: [0, 40, 'part 3'], o: [0, 80, 'outlet'] }, ['i p', 'p o'])
  putDef(context(doc), 'part', sketch({ x: [0, 0, part] }), { ...origin, patch: 'other', mark: '' })
  return doc
}

describe('a patch as an abstraction of another', () => {
  it('comes with the abstractions that it uses, in one step of undo, and says where it is from', () => {
    const doc = newPatch('x')
    const undo = createUndo(doc)
    putDef(context(doc), 'add', whole('+ $1'), origin)
    expect(texts(doc, 'add')).toEqual(['inlet', 'outlet', 'part 3'])
    expect(texts(doc, 'part')).toEqual(['+ $1'])
    expect(originOf({ doc }, 'add')).toEqual(origin)
    expect(originOf({ doc }, 'part')).toBe(null)
    undo.undo()
    expect([...defsOf(doc).keys()]).toEqual([])
  })

  it('leaves what has that name already, unless it is the same or came with it', () => {
    const doc = newPatch('x')
    putDef(context(doc), 'part', sketch({ x: [0, 0, '* 2'] }), { ...origin, patch: 'mine' })
    putDef(context(doc), 'add', whole('+ $1'), origin)
    expect(texts(doc, 'part')).toEqual(['* 2'])
    expect(texts(doc, 'add')).toEqual(['inlet', 'outlet', 'part-2 3'])
    expect(texts(doc, 'part-2')).toEqual(['+ $1'])
    addBox(context(doc), { text: 'add', position: { x: 0, y: 0 }, id: 'a' })
    expect(compilePatch(doc, classes).setNodes.map(({ id }) => id)).toContain('a/p/x')
  })

  it('is renewed with what came along with it', () => {
    const doc = newPatch('x')
    putDef(context(doc), 'add', whole('+ $1'), origin)
    putDef(context(doc), 'add', whole('- $1'), { ...origin, edited: 9, mark: 'n' })
    expect(texts(doc, 'part')).toEqual(['- $1'])
    expect([...defsOf(doc).keys()].sort()).toEqual(['add', 'part'])
    expect(originOf({ doc }, 'add')).toMatchObject({ edited: 9, mark: 'n' })
  })

  it('has a text that changes with what it holds, and with nothing else', () => {
    const doc = whole('+ $1')
    const before = defText(doc)
    doc.getMap('meta').set('name', 'another')
    expect(defText(doc)).toBe(before)
    moveBoxes(context(doc), new Map([['p', { x: 9, y: 9 }]]))
    expect(defText(doc)).not.toBe(before)
  })
})

describe('a part of a patch as a patch', () => {
  it('holds what lies in the subpatch, and the abstractions used there', () => {
    const doc = sketch(
      {
        s: [0, 0, 'pd part'],
        's.i': [0, 0, 'inlet'],
        's.a': [0, 40, 'add'],
        's.in': [0, 80, 'pd'],
        's.in.x': [0, 0, 'f'],
        p: [0, 90, 'print']
      },
      ['s.i s.a', 's p']
    )
    putDef(context(doc), 'add', whole('+ $1'), origin)
    putDef(context(doc), 'unused', whole('* $1'), origin)
    const out = extract(context(doc), { parent: 's' }, 'part')
    expect(patchName(out)).toBe('part')
    expect(
      allNodes(out)
        .map(({ text }) => text)
        .sort()
    ).toEqual(['add', 'f', 'inlet', 'pd'])
    expect([...defsOf(out).keys()].sort()).toEqual(['add', 'part'])
    expect(out.getMap('edges').size).toBe(1)
    const inside = extract({ doc: defPlace(doc, 'add')!, classes }, { parent: undefined, def: 'add' }, 'add')
    expect(
      allNodes(inside)
        .map(({ text }) => text)
        .sort()
    ).toEqual(['inlet', 'outlet', 'part 3'])
  })

  it('keeps the ids of its boxes, which cables name, and what it shows on its parent', () => {
    const canvas = { x: 0, y: 0, width: 10, height: 10, coords: [0, 1, 1, 0, 20, 30, 1, 5, 6] }
    const doc = sketch({ s: [0, 0, 'pd part', { canvas }], 's.i': [0, 0, 'inlet'] })
    const out = extract(context(doc), { parent: 's' }, 'part')
    expect(allNodes(out).map(({ id }) => id)).toEqual(['s.i'])
    const into = newPatch('y')
    putDef(context(into), 'part', out, origin)
    expect(field(field(defsOf(into).get('part'), 'settings'), 'pd')).toEqual({ canvas })
    const again = extract({ doc: defPlace(into, 'part')!, classes }, { parent: undefined, def: 'part' }, 'p')
    expect(defText(again)).toBe(defText(out))
    expect(toPlain(again.getMap('settings'))).toEqual(toPlain(out.getMap('settings')))
  })

  it('that is an abstraction may be said to be from there, which no undo takes back', () => {
    const doc = whole('+ $1')
    const undo = createUndo(doc)
    noteOrigin(context(doc), 'part', { ...origin, mark: 'new' })
    expect(originOf({ doc }, 'part')).toEqual({ ...origin, mark: 'new' })
    expect(undo.canUndo).toBe(false)
  })
})
