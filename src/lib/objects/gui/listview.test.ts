// [listview]: what it takes, what leaves it, and that a hand on an old list takes nothing else for what it saw.
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type List, type Message } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

interface Shown {
  table: { rows: List[]; keys: (string | null)[] }
  total: number
  selected: number
  revision: number
}
const listview = (text = 'listview') => {
  const o = testObject(catalogue, text)
  const shown = () => o.shown.get('it') as unknown as Shown
  return Object.assign(o, {
    view: shown,
    hand: (selector: string, place: number, { table, revision } = shown()) =>
      o.machine.play('it', new Command(selector, [place, revision, table.keys[place] ?? null]))
  })
}
const doc = (id: string) => record({ _id: id, text: `text of ${id}` })
const find = (...ids: string[]): Message => record({ op: 'find', docs: ids.map(doc), count: ids.length })

test('shows lists and replies, and lets other replies pass by', () => {
  const o = listview()
  o.in(0, ['a', 'b'])
  expect(o.view()).toMatchObject({ total: 2, table: { rows: [['a'], ['b']] } })
  o.in(0, find('x'))
  o.in(0, record({ op: 'insert', collection: 'notes', id: 'y' }))
  expect(o.view()).toMatchObject({ total: 1, table: { rows: [['text of x']], keys: ['x'] } })
  o.in(0, ['select', 'clear', 'one'])
  expect(o.view()).toMatchObject({ total: 3 })
  o.in(0, new Command('clear'))
  expect(o.view()).toMatchObject({ total: 0, table: { rows: [] } })
  expect([o.errors, o.out, o.persisted]).toStrictEqual([[], [], []])
})

test('sends the index, then the row that is chosen, by a hand or by a message; a bang sends it again', () => {
  const o = listview()
  o.in(0, find('a', 'b'))
  o.hand('select', 1)
  o.in(0, new Command('select', [0]))
  o.in(0, bang)
  o.in(0, new Command('select', [7]))
  o.in(0, bang)
  expect(o.out).toStrictEqual([
    [1, 1],
    [0, doc('b')],
    [1, 0],
    [0, doc('a')],
    [1, 0],
    [0, doc('a')]
  ])
  expect(o.view().selected).toBe(-1)
})

describe('a list that has changed under the hand', () => {
  test('a document is found where it now stands, or not at all', () => {
    const o = listview()
    o.in(0, find('a', 'b', 'c'))
    const before = o.view()
    o.in(0, find('c', 'b'))
    o.hand('remove', 1, before)
    o.hand('remove', 0, before)
    o.hand('select', 2, before)
    expect(o.out).toStrictEqual([
      [2, doc('b')],
      [1, 0],
      [0, doc('c')]
    ])
  })
  test('of plain values none is taken for another', () => {
    const o = listview()
    o.in(0, ['a', 'b'])
    const before = o.view()
    o.in(0, ['x', 'a', 'b'])
    o.hand('remove', 0, before)
    expect(o.out).toStrictEqual([])
    o.hand('remove', 0)
    expect(o.out).toStrictEqual([[2, 'x']])
  })
  test('a selected document stays selected', () => {
    const o = listview()
    o.in(0, find('a', 'b'))
    o.hand('select', 1)
    o.in(0, find('new', 'a', 'b'))
    expect(o.view().selected).toBe(2)
    o.in(0, find('new'))
    expect(o.view().selected).toBe(-1)
  })
})

test('ten thousand documents: the first two thousand travel, and any can be chosen', () => {
  const o = listview('listview text')
  o.in(0, find(...Array.from({ length: 10_000 }, (_, i) => `d${i}`)))
  expect(o.view()).toMatchObject({ total: 10_000 })
  expect(o.view().table.rows).toHaveLength(2000)
  o.in(0, new Command('select', [9999]))
  expect(o.out.at(-1)).toStrictEqual([0, doc('d9999')])
})

test('an edit of its arguments keeps the list', () => {
  const o = listview()
  o.in(0, [record({ a: 1, b: 2 })])
  o.machine.apply({
    setNodes: [{ ...o.machine.graph.boxes.get('it')!.node, text: 'listview b' }],
    removeNodes: [],
    setEdges: [],
    removeEdges: [],
    fire: true
  })
  expect(o.view().table.rows).toStrictEqual([[2]])
})
