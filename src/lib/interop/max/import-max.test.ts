import { describe, expect, it } from 'vitest'
import { sortByOrder } from '../../patch/order.ts'
import { allEdges, allNodes, defsOf, nodesOf } from '../../patch/shape.ts'
import { field, toPlain } from '../../patch/values.ts'
import { counted, pdClasses } from '../pd/testing/attempt.ts'
import { importMax } from './import-max.ts'
import { fileOf, patcherOf, type BoxOf } from './testing/patcher.ts'

type Files = Readonly<Record<string, unknown>>
const read = (patcher: unknown, files: Files = {}) =>
  importMax('test', fileOf(patcher), {
    classes: pdClasses,
    newId: counted(),
    find: (name) => (Object.hasOwn(files, name) ? { content: fileOf(files[name]), folder: '' } : null)
  })

function said(patcher: unknown, files: Files = {}) {
  const { doc, unknown, notes } = read(patcher, files)
  const nodes = sortByOrder(allNodes(doc))
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.text ?? id
  return {
    boxes: nodes.map(({ text, parent }) => (parent ? `${nameOf(parent)} > ${text}` : text)),
    cables: sortByOrder(allEdges(doc)).map(({ source, target }) => {
      const port = ({ nodeId, portId }: typeof source) => `${nameOf(nodeId)}:${nameOf(portId)}`
      return `${port(source)} ${port(target)}`
    }),
    unknown: unknown.map(({ name, count }) => `${name} ${count}`),
    notes
  }
}
const textsOf = (boxes: Readonly<Record<string, string | BoxOf>>) => said(patcherOf(boxes)).boxes

describe('boxes', () => {
  it('have our names where they mean the same', () => {
    expect(
      textsOf({
        a: { maxclass: 'number' },
        b: { maxclass: 'flonum' },
        c: { maxclass: 'toggle' },
        d: { maxclass: 'button' },
        e: { maxclass: 'message', text: 'set $1, bang; other 2' },
        f: { maxclass: 'comment', text: 'two\nlines' },
        g: 'metro 500',
        h: 't b i s',
        i: 'b 3',
        j: 'bangbang',
        k: 'sel 1 2',
        l: 'zl.rev'
      })
    ).toEqual([
      'number',
      'number',
      'toggle',
      'button',
      'msg set $1, bang; other 2',
      'comment two lines',
      'metro 500',
      't b f s',
      't b b b',
      't b b',
      'sel 1 2',
      'zl.rev'
    ])
  })

  it('are sliders that lie or stand as they are shaped, with their range', () => {
    expect(
      textsOf({
        stands: { maxclass: 'slider', at: [0, 0, 20, 140] },
        lies: { maxclass: 'slider', at: [0, 0, 140, 20], more: { min: 10, size: 11 } },
        told: { maxclass: 'slider', at: [0, 0, 20, 140], more: { orientation: 1 } }
      })
    ).toEqual(['vsl', 'slider 10 20', 'slider'])
  })

  it('never do something else than in Max', () => {
    const { boxes, unknown } = said(
      patcherOf({ a: 'js script.js', b: 'text', c: 'table x', d: 'print [1] {a' })
    )
    expect(boxes).toEqual(['max.js script.js', 'max.text', 'max.table x', 'print \\[1] \\{a'])
    expect(unknown).toEqual(['max.js 1', 'max.table 1', 'max.text 1'])
  })

  it('keep what nothing here knows, with what the file says of them', () => {
    const dial: BoxOf = {
      maxclass: 'live.dial',
      more: { varname: 'cutoff', saved: { deep: 1 }, color: [1, 0, 0, 1] }
    }
    const { doc, unknown } = read(patcherOf({ a: dial, b: 'cycle~ 440', c: 'cycle~ 220' }))
    expect(unknown.map(({ name, count }) => [name, count])).toEqual([
      ['cycle~', 2],
      ['live.dial', 1]
    ])
    expect(toPlain(field(field(nodesOf(doc).get('n1'), 'data'), 'max'))).toEqual({
      varname: 'cutoff',
      color: [1, 0, 0, 1]
    })
  })
})

describe('cables', () => {
  it('fire to the right first, and of boxes above each other to the lowest', () => {
    const boxes = {
      from: 'loadbang',
      left: { text: 'print left', at: [0, 100] },
      high: { text: 'print high', at: [200, 100] },
      low: { text: 'print low', at: [200, 200] }
    } as const
    expect(said(patcherOf(boxes, ['from left', 'from high', 'from low'])).cables).toEqual([
      'loadbang:out0 print low:in0',
      'loadbang:out0 print high:in0',
      'loadbang:out0 print left:in0'
    ])
  })

  it('are left out where they lead nowhere or are switched off, and that is said', () => {
    const patcher = patcherOf({ a: 'loadbang', b: 'print' }, ['a b', 'a gone', 'a b'])
    const lines = patcher.lines as { patchline: Record<string, unknown> }[]
    lines[2]!.patchline.disabled = 1
    const { cables, notes } = said(patcher)
    expect(cables).toHaveLength(1)
    expect(notes).toEqual([
      'A cable that is switched off in Max was left out.',
      'A cable was left out: it leads to a box that is not there.'
    ])
  })
})

describe('patches in patches', () => {
  const inner = patcherOf(
    {
      second: { maxclass: 'inlet', at: [200, 0], more: { comment: 'gain (0-1)' } },
      first: { maxclass: 'inlet', at: [0, 0] },
      add: { text: '+ 1.', at: [0, 60] },
      out: { maxclass: 'outlet', at: [0, 120] }
    },
    ['first add', 'second add:1', 'add out']
  )

  it('are subpatches, their ports counted from left to right', () => {
    const patcher = patcherOf(
      { n: { maxclass: 'number' }, p: { text: 'p inside', patcher: inner }, q: 'print' },
      ['n p:0', 'n p:1', 'p q']
    )
    const { boxes, cables } = said(patcher)
    expect(boxes).toEqual([
      'number',
      'p inside',
      'p inside > inlet gain (0-1)',
      'p inside > inlet',
      'p inside > + 1.',
      'p inside > outlet',
      'print'
    ])
    expect(cables.filter((cable) => cable.includes('p inside')).sort()).toEqual([
      'number:out0 p inside:inlet',
      'number:out0 p inside:inlet gain (0-1)',
      'p inside:outlet print:in0'
    ])
  })

  it('come along as abstractions, each once, whatever ring they make', () => {
    const part = patcherOf({ a: 'print #1-out $1', b: 'other', c: { maxclass: 'message', text: '#1' } })
    const other = patcherOf({ a: 'part' })
    const { doc, unknown } = read(patcherOf({ a: 'part 5', b: 'missing 1' }), { part, other })
    expect([...defsOf(doc).keys()].sort()).toEqual(['other', 'part'])
    const nodes = field(defsOf(doc).get('part'), 'nodes') as Map<string, unknown>
    expect([...nodes.values()].map((node) => field(node, 'text'))).toEqual([
      'print $1-out $1',
      'other',
      'msg #1'
    ])
    expect(unknown.map(({ name }) => name)).toEqual(['missing'])
  })

  it('are bpatchers: what lies in them, the file that they name, or a dashed box', () => {
    const named = { maxclass: 'bpatcher', more: { name: 'face.maxpat', args: ['a', 1] } }
    expect(said(patcherOf({ a: named }), { face: inner }).boxes).toEqual(['face a 1'])
    expect(said(patcherOf({ a: named }))).toMatchObject({
      boxes: ['bpatcher face.maxpat a 1'],
      unknown: ['bpatcher 1']
    })
    const inside = said(patcherOf({ a: { ...named, patcher: patcherOf({ x: 'print' }) } }))
    expect(inside.boxes).toEqual(['p face', 'p face > print'])
    expect(inside.notes).toEqual([expect.stringContaining('opened like any subpatch')])
  })

  it('are left out of what is no patch of boxes', () => {
    const { boxes, notes } = said(patcherOf({ a: { text: 'gen~', patcher: patcherOf({ x: 'in 1' }) } }))
    expect(boxes).toEqual(['gen~'])
    expect(notes).toEqual([expect.stringMatching(/^What lies in “gen~” was left out/)])
  })
})

it('says which boxes count in whole numbers in Max', () => {
  const { notes } = said(
    patcherOf({ a: '/ 2', b: '/ 2.', c: { maxclass: 'number' }, d: { maxclass: 'number' } })
  )
  expect(notes).toEqual(['3 boxes count in whole numbers in Max, and with fractions here: “/ 2”, “number”.'])
})
