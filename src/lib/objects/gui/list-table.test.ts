// What of a list travels to the page, as a table of short cells.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type List, type Value } from '../../runtime/message.ts'
import { values } from '../../runtime/codec/testing/values.ts'
import { briefText } from './brief-text.ts'
import { listIn, MOST_ROWS, tableOf } from './list-table.ts'
import { sizeText } from './size-text.ts'

const titles = (list: List, wanted: string[] = []) => tableOf(list, wanted).columns.map(({ title }) => title)

describe('columns', () => {
  test('follow from the fields of all records, in the order in which they come up', () => {
    expect(titles([record({ a: 1, b: 2 }), record({ c: 3, a: 4 })])).toStrictEqual(['a', 'b', 'c'])
  })
  test('what a store gives every document is left out, unless there is nothing else', () => {
    const doc = { _id: 'x', _created: 1, _updated: 2 }
    expect(titles([record({ ...doc, text: 'hi' })])).toStrictEqual(['text'])
    expect(titles([record(doc)])).toStrictEqual(['_id'])
    expect(titles([record(doc)], ['_created'])).toStrictEqual(['_created'])
  })
  test('by dotted paths, own fields first', () => {
    const list = [record({ 'a.b': 1, a: record({ b: 2, c: 3 }) })]
    expect(tableOf(list, ['a.b', 'a.c', 'a.c.d', 'toString']).rows).toStrictEqual([[1, 3, null, null]])
  })
  test('plain values have one, without a title; lists have one for each place', () => {
    expect(tableOf(['a', 2, true, null], [])).toMatchObject({
      titled: false,
      rows: [['a'], [2], [true], [null]]
    })
    expect(tableOf([[1, 2], [3]], ['x', 'y'])).toMatchObject({
      titled: true,
      rows: [
        [1, 2],
        [3, null]
      ]
    })
  })
  test('say how they are read', () => {
    const list = [
      record({ n: 1, text: 'a', mixed: 1, ts: 1_764_000_000_000, when: new Date(5), big: 1_764_000_000_000 }),
      record({ n: null, text: 'b', mixed: 'x', ts: 1_764_000_000_001, when: new Date(6), big: 3 })
    ]
    expect(tableOf(list, []).columns.map(({ kind }) => kind)).toStrictEqual([
      'number',
      'text',
      'text',
      'time',
      'time',
      'number'
    ])
  })
})

test('no more rows than a page can want', () => {
  const list = Array.from({ length: 10_000 }, (_, i) => record({ _id: `d${i}`, i }))
  const table = tableOf(list, [])
  expect([table.rows.length, table.keys.length]).toStrictEqual([MOST_ROWS, MOST_ROWS])
  expect(table.keys[1]).toBe('d1')
})

test('a cell is short, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 5 }), (list) => {
      for (const row of tableOf(list, []).rows)
        for (const cell of row) if (typeof cell === 'string') expect(cell.length).toBeLessThanOrEqual(200)
    })
  )
})

test('values in a line', () => {
  const say = (value: Value) => briefText(value, 40)
  expect(say('two\n  lines')).toBe('two lines')
  expect(say(record({ a: 1, list: [1, 'x', null], deep: record({ b: true }) }))).toBe(
    'a: 1, list: 1, x, , deep: b: true'
  )
  expect(say([bang, new Command('set', [1])])).toBe('bang, set, 1')
  expect(say(new Blob(['1234567890'], { type: 'image/png' }))).toBe('image/png, 10 bytes')
  expect(say(new Uint8Array(2048))).toBe('bytes, 2 KB')
  expect(say('x'.repeat(1e6)).length).toBe(40)
  const ring: Value[] = []
  ring.push(ring)
  expect(say(ring).length).toBeLessThanOrEqual(40)
})

test('sizes as one reads them', () => {
  expect([0, 1, 999, 1000, 12_345, 2 ** 20 - 1, 3_600_000, 5 * 2 ** 30].map(sizeText)).toStrictEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 KB',
    '12 KB',
    '1 MB',
    '3.4 MB',
    '5 GB'
  ])
})

describe('the list in a message', () => {
  const docs = [record({ _id: 'a' })]
  test.each<[string, Record<string, Value>, unknown]>([
    ['find', { op: 'find', docs, count: 1 }, docs],
    ['watch', { op: 'watch', docs, added: ['a'] }, docs],
    ['keys', { op: 'keys', keys: ['x'] }, ['x']],
    ['collections', { op: 'collections', collections: ['n'] }, ['n']],
    ['findOne', { op: 'findOne', doc: docs[0] }, docs],
    ['findOne without', { op: 'findOne', doc: null }, null],
    ['getMany', { op: 'getMany', values: record({ k: 1 }), missing: [] }, [record({ key: 'k', value: 1 })]],
    ['insert', { op: 'insert', id: 'a' }, null],
    ['error', { op: 'error', message: 'no' }, null],
    ['a record of one’s own', { docs }, [record({ docs })]]
  ])('%s', (_name, message, list) => {
    expect(listIn(record(message))).toStrictEqual(list)
  })
})
