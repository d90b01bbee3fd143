// What a cell could say, and what is made of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFromCell } from './from-cell.ts'
import { limits } from './protocol.ts'

const ask = { type: 'ask', id: 1, service: 'kv', store: 'name', fast: false, operation: 'get', args: ['k'] }

test('every message of the protocol is read as it is', () => {
  const messages = [
    { type: 'ready' },
    { type: 'pong' },
    { type: 'stopped' },
    { type: 'taken', id: 3 },
    { type: 'heard', id: 3 },
    { type: 'unwatch', id: 3 },
    { ...ask, store: null, fast: true, args: { any: ['thing'] } },
    { ...ask, service: 'db', operation: 'insertMany', args: undefined },
    {
      type: 'out',
      sends: [{ a: 1 }, 2],
      to: [0, 'name'],
      lines: [['warn', 'text']],
      faults: [{ code: 'cell-threw', message: 'm', advice: 'a', line: 3 }]
    }
  ]
  for (const message of messages) expect(readFromCell(message)).toEqual(message)
})

test('what is none of the protocol is nothing', () => {
  const out = { type: 'out', sends: [], to: [], lines: [], faults: [] }
  const wrong = [
    null,
    1,
    'ready',
    [],
    { type: 'start' },
    { type: 'taken' },
    { type: 'taken', id: -1 },
    { type: 'heard' },
    { type: 'unwatch', id: '1' },
    { ...ask, id: 0.5 },
    { ...ask, service: 'assets' },
    { ...ask, service: '__proto__' },
    { ...ask, fast: 1 },
    { ...ask, operation: 'insert' },
    { ...ask, operation: 'constructor' },
    { ...ask, service: 'db', operation: 'increment' },
    { ...ask, operation: ['get'] },
    // A store is named by a text, whatever else would like to look like a scope.
    { ...ask, store: 5 },
    { ...ask, store: '' },
    { ...ask, store: undefined },
    { ...ask, store: ['node', [], 'box'] },
    { ...ask, store: { toString: () => 'name' } },
    { ...ask, store: new String('name') },
    { ...ask, store: 'x'.repeat(limits.nameLength + 1) },
    { ...out, sends: {} },
    { ...out, sends: [1] },
    { ...out, sends: [1], to: [0, 1] },
    { ...out, sends: [1], to: [limits.outlets] },
    { ...out, sends: [1], to: [0.5] },
    { ...out, sends: [1, 2], to: [0, ''] },
    { ...out, sends: [1], to: [[0]] },
    { ...out, sends: [1], to: Array(1) },
    { ...out, sends: { length: 1, 0: 1 }, to: [0] },
    { ...out, lines: [['shout', 'x']] },
    { ...out, lines: [['log', 5]] },
    { ...out, lines: Array.from({ length: limits.lines + 1 }, () => ['log', 'x']) },
    { ...out, faults: [{ message: 'm' }] }
  ]
  for (const data of wrong) expect(readFromCell(data), JSON.stringify(data)?.slice(0, 80)).toBe(null)
})

test('an error from a cell carries no code or line of its own making', () => {
  const fault = { code: '<b>', message: 'x'.repeat(5000), advice: '', line: 1e300 }
  const read = readFromCell({ type: 'out', sends: [], to: [], lines: [], faults: [fault] })
  expect(read).toMatchObject({ faults: [{ code: 'cell-threw', line: null }] })
  expect(JSON.stringify(read).length).toBeLessThan(2000)
})

test('no data whatever makes it throw', () => {
  const type = fc.constantFrom('ready', 'taken', 'out', 'ask', 'heard', 'pong', 'stopped', '__proto__')
  const fields = {
    type,
    id: fc.anything(),
    sends: fc.anything(),
    to: fc.anything(),
    lines: fc.anything(),
    faults: fc.anything(),
    service: fc.oneof(fc.constantFrom('kv', 'db'), fc.anything()),
    store: fc.anything(),
    operation: fc.oneof(fc.constantFrom('get', 'insert'), fc.anything()),
    args: fc.anything()
  }
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record(fields)), (data) => {
      const read = readFromCell(data)
      return read === null || typeof read.type === 'string'
    })
  )
})
