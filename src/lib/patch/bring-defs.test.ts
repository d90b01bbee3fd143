import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { catalogue } from '../objects/catalogue.generated.ts'
import { bringDefs } from './bring-defs.ts'
import { classesOf } from './classes.ts'
import { compilePatch } from './compile.ts'
import { addBox, connect, insertFragment } from './edits.ts'
import { copyWithDefs, fragmentText, parseFragment } from './fragment.ts'
import { allNodes, defsOf, newPatch } from './shape.ts'
import { createUndo } from './undo.ts'

const classes = classesOf(catalogue)
const context = (doc: Y.Doc) => ({ doc, classes })

/** An abstraction of boxes of these texts, each wired to the next; ids begin with `ids`. */
function define(
  doc: Y.Doc,
  name: string,
  texts: readonly string[],
  ids = 'n',
  more: [string, unknown][] = []
) {
  const nodes = texts.map((text, i) => [
    `${ids}${i}`,
    new Y.Map<unknown>(
      Object.entries({
        id: `${ids}${i}`,
        type: 'object',
        text,
        v: 1,
        order: `a${i}`,
        position: { x: i, y: 0 },
        data: new Y.Map<unknown>([['kept', i]])
      })
    )
  ])
  const edges = texts.slice(1).map((_, i) => [
    `${ids}e${i}`,
    {
      source: { nodeId: `${ids}${i}`, portId: 'out0' },
      target: { nodeId: `${ids}${i + 1}`, portId: 'in0' },
      order: `a${i}`
    }
  ])
  defsOf(doc).set(
    name,
    new Y.Map<unknown>([['nodes', new Y.Map(nodes as never)], ['edges', new Y.Map(edges as never)], ...more])
  )
}

function patch(defs: Record<string, readonly string[]>, boxes: readonly string[] = [], ids?: string): Y.Doc {
  const doc = newPatch('x')
  for (const [name, texts] of Object.entries(defs)) define(doc, name, texts, ids)
  const made = boxes.map((text, i) => addBox(context(doc), { text, position: { x: 0, y: 40 * i } }))
  for (let i = 1; i < made.length; i++)
    connect(context(doc), { nodeId: made[i - 1]!, portId: 'out0' }, { nodeId: made[i]!, portId: 'in0' })
  return doc
}

/** Copies all boxes of one patch into the other, by way of the clipboard's text. */
function paste(from: Y.Doc, into: Y.Doc): string[] {
  const ids = allNodes(from).map(({ id }) => id)
  const fragment = parseFragment(fragmentText(copyWithDefs(context(from), ids)))!
  return insertFragment(context(into), bringDefs(context(into), fragment))
}

const textsOf = (doc: Y.Doc): string[] => allNodes(doc).map(({ text }) => text!)
const defs = (doc: Y.Doc): string[] => [...defsOf(doc).keys()].sort()

/** What runs in these boxes, and the cables there, without names and ids. */
function running(doc: Y.Doc, roots: ReadonlySet<string>): unknown {
  const { setNodes, setEdges } = compilePatch(doc, classes)
  const places = new Map<string, string>()
  const tree = (parent: string | undefined, at: string): unknown =>
    setNodes
      .filter((node) => node.parent === parent && (parent !== undefined || roots.has(node.id)))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ id, text, def, copies, data }, i) => {
        const place = `${at}/${i}`
        places.set(id, place)
        const said = def ? 'instance' : copies ? 'clone' : text
        return [said, copies, data, tree(id, place)]
      })
  const boxes = tree(undefined, '')
  const port = (id: string, portId: string): string =>
    places.get(`${id}/${portId}`)?.slice(places.get(id)!.length) ?? portId
  const cables = setEdges
    .filter(({ source, target }) => places.has(source.nodeId) && places.has(target.nodeId))
    .map(({ source, target }) =>
      [source, target]
        .map(({ nodeId, portId }) => `${places.get(nodeId)} ${port(nodeId, portId)}`)
        .join(' - ')
    )
    .sort()
  return { boxes, cables }
}

describe('boxes of another patch', () => {
  it('bring the abstractions that they use, and those that these use, in one step of undo', () => {
    const from = patch({ voice: ['inlet', 'part $1', 'outlet'], part: ['+ $1'], other: [] }, ['voice 5'])
    const into = newPatch('y')
    const undo = createUndo(into)
    undo.group(() => paste(from, into))
    expect(defs(into)).toEqual(['part', 'voice'])
    undo.undo()
    expect([defs(into), textsOf(into)]).toEqual([[], []])
  })

  it('use what is here where that is the same, whatever its ids, with their cables at its ports', () => {
    const voice = { voice: ['inlet', 'outlet'] }
    const from = patch(voice, ['f', 'voice', 'f'], 'm')
    const into = patch(voice, [], 'n')
    paste(from, into)
    expect(defs(into)).toEqual(['voice'])
    const cables = [...into.getMap('edges').values()] as Y.Map<{ portId: string }>[]
    expect(cables.every((cable) => !/^m/.test(cable.get('source')!.portId))).toBe(true)
  })

  it('are renamed where another abstraction has the name, and once only', () => {
    const from = patch({ voice: ['part', 'clone part 3'], part: ['+ 1'] }, ['voice 5', 'clone voice 2 7'])
    const into = patch({ part: ['- 1'], 'part-2': ['* 2'] })
    paste(from, into)
    expect(defs(into)).toEqual(['part', 'part-2', 'part-3', 'voice'])
    expect(textsOf(into)).toEqual(['voice 5', 'clone voice 2 7'])
    paste(from, into)
    expect(defs(into)).toEqual(['part', 'part-2', 'part-3', 'voice'])
    const other = patch({ voice: ['part'], part: ['+ 1'] }, ['voice 5', 'clone 2 voice 7'])
    paste(other, into)
    expect(defs(into)).toEqual(['part', 'part-2', 'part-3', 'voice', 'voice-2'])
    expect(textsOf(into).slice(4)).toEqual(['voice-2 5', 'clone 2 voice-2 7'])
  })

  it('keep the link to the library, and the place before a class of ours', () => {
    const from = newPatch('x')
    const link = { patch: 'lib', edited: 5, mark: 'm' }
    define(from, 'gate', ['inlet'], 'n', [
      ['from', link],
      ['meta', new Y.Map<unknown>([['first', true]])]
    ])
    addBox(context(from), { text: 'gate 5', position: { x: 0, y: 0 } })
    const into = newPatch('y')
    paste(from, into)
    const def = defsOf(into).get('gate') as Y.Map<unknown>
    expect(def.get('from')).toEqual(link)
    expect(compilePatch(into, classes).setNodes[0]!.def).toBe('gate')
  })

  const names = ['one', 'two', 'three']
  const word = fc.constantFrom(
    ...names,
    'one 5',
    'two $1',
    'clone one 2',
    'clone 2 three $1',
    'inlet',
    'outlet',
    'f'
  )
  const some = fc.dictionary(fc.constantFrom(...names, 'one-2'), fc.array(word, { maxLength: 4 }))

  /** Whether one lies in itself by way of others. */
  const inRings = (texts: Record<string, readonly string[]>): boolean => {
    const uses = (name: string): string[] =>
      names.filter((each) => each !== name && texts[name]?.some((text) => text.split(' ').includes(each)))
    const reach = (name: string, seen: Set<string>): Set<string> => {
      for (const each of uses(name)) if (!seen.has(each)) reach(each, seen.add(each))
      return seen
    }
    return names.some((name) => reach(name, new Set()).has(name))
  }

  it('run as they did, whatever abstractions are there; pasted again they bring nothing', () => {
    fc.assert(
      fc.property(some, some, fc.array(word, { maxLength: 4 }), (theirs, ours, boxes) => {
        const from = patch(theirs, boxes, 'm')
        const into = patch(ours, ['one', 'two 3'], 'n')
        const here = new Set(allNodes(into).map(({ id }) => id))
        const before = running(into, here)
        const pasted = paste(from, into)
        // What a patch lacks it may find where it is pasted.
        fc.pre(
          [...boxes, ...Object.values(theirs).flat()].every((text) =>
            names.every((name) => !new RegExp(`\\b${name}\\b`).test(text) || Object.hasOwn(theirs, name))
          )
        )
        expect(running(into, new Set(pasted))).toEqual(
          running(from, new Set(allNodes(from).map(({ id }) => id)))
        )
        const lacks = ['one', 'two', 'three'].some((name) => !Object.hasOwn(ours, name))
        if (!lacks) expect(running(into, here)).toEqual(before)
        const now = defs(into)
        paste(from, into)
        if (!inRings(theirs)) expect(defs(into)).toEqual(now)
      }),
      { numRuns: 100 }
    )
  })
})
