// [loadbang], [bang], [spigot], [until], [iter], [send], [receive], [print]: what messages go through.
import { expect, test } from 'vitest'
import { bang, Command, record } from '../../runtime/message.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

test('rule 23: [loadbang] fires on load, and by a click', async () => {
  const p = testPatch(catalogue, { l: 'loadbang', p: 'print x' }, ['l p'])
  await p.run()
  p.machine.play('l', bang)
  expect(p.lines).toStrictEqual(['x: bang', 'x: bang'])
})

test('rule 23: not where a difference says so (undo, a neighbour)', () => {
  const p = testPatch(catalogue, { p: 'print x' })
  p.machine.apply({
    setNodes: [
      { id: 'l', type: 'loadbang', text: 'loadbang', order: 'b', v: 1, params: {}, data: record({}) }
    ],
    removeNodes: [],
    setEdges: [
      { id: 'e', source: { nodeId: 'l', portId: 'out0' }, target: { nodeId: 'p', portId: 'in0' }, order: 'a' }
    ],
    removeEdges: [],
    fire: false
  })
  expect(p.lines).toStrictEqual([])
})

test.each(['bang', 'b', 'button', 'bng'])('[%s] makes a bang of anything', (text) => {
  const o = testObject(catalogue, text)
  for (const message of [bang, 5, 'foo', [1, 2], new Command('x'), record({}), new Uint8Array(1)])
    o.in(0, message)
  expect(o.out).toStrictEqual(Array.from({ length: 7 }, () => [0, bang]))
})

test('[spigot] lets through while it is open', () => {
  const o = testObject(catalogue, 'spigot')
  o.in(0, 1)
  o.in(1, 2)
  const r = record({ a: 1 })
  for (const message of [2, bang, r]) o.in(0, message)
  o.in(1, 0)
  o.in(0, 3)
  expect(o.out).toStrictEqual([
    [0, 2],
    [0, bang],
    [0, r]
  ])
  expect(testObject(catalogue, 'spigot 1')).toBeDefined()
})

test('[until] counts, and is stopped from its own loop (rule 17)', async () => {
  const p = testPatch(catalogue, { u: 'until', f: 'f', add: '+ 1', t: 't f f', sel: 'sel 5', p: 'print n' }, [
    'u f',
    'f add',
    'add t',
    't:1 f:1',
    't:0 p',
    't:0 sel',
    'sel u:1'
  ])
  p.machine.play('u', bang)
  p.machine.play('u', 2)
  await p.run()
  expect(p.lines).toStrictEqual(['n: 1', 'n: 2', 'n: 3', 'n: 4', 'n: 5', 'n: 6', 'n: 7'])
})

test('[iter] sends one by one; entries of a record; what can be no message costs only itself', () => {
  const o = testObject(catalogue, 'iter')
  o.in(0, [1, 'two', [3, 4]])
  o.in(0, record({ a: 1, b: 'x' }))
  o.in(0, new Command('set', [5]))
  o.in(0, [null, true, 2])
  o.in(0, bang)
  expect(o.out.map(([, value]) => value)).toStrictEqual([
    1,
    'two',
    [3, 4],
    ['a', 1],
    ['b', 'x'],
    'set',
    5,
    1,
    2,
    1,
    2
  ])
  expect(o.errors.map((line) => line.code)).toStrictEqual(['text-null', 'text-null'])
})

test('rule 20: [receive] newest first; rule 9: a number is a name', async () => {
  const p = testPatch(
    catalogue,
    {
      a: 'r bus',
      b: 'receive bus',
      s: 's bus',
      pa: 'print older',
      pb: 'print newer',
      s5: 's 5',
      r5: 'r 5',
      p5: 'print five'
    },
    ['a pa', 'b pb', 'r5 p5']
  )
  p.machine.play('s', record({ a: 1 }))
  p.machine.play('s5', 2)
  await p.run()
  expect(p.lines).toStrictEqual(['newer: {a: 1}', 'older: {a: 1}', 'five: 2'])
})

test('[send] without a name has an inlet for it; without receivers it is silent, as in Pd', async () => {
  const p = testPatch(catalogue, { s: 'send', a: 'r a', b: 'r b', p: 'print got' }, ['a p', 'b p'])
  p.machine.play('s', 1)
  p.machine.play('s', 'a', 1)
  p.machine.play('s', 2)
  p.machine.play('s', 'b', 1)
  p.machine.play('s', bang)
  await p.run()
  expect(p.lines).toStrictEqual(['got: 2', 'got: bang'])
  expect(p.errors).toStrictEqual([])
})

test('a [receive] that is gone hears nothing more', () => {
  const p = testPatch(catalogue, { r: 'r a', s: 's a', p: 'print' }, ['r p'])
  p.machine.apply({ setNodes: [], removeNodes: ['r'], setEdges: [], removeEdges: [], fire: false })
  p.machine.play('s', 1)
  expect(p.lines).toStrictEqual([])
})

test('[print] writes its name before each message', () => {
  const of = (text: string) => {
    const o = testObject(catalogue, text)
    o.in(0, [1, 2])
    return o.lines
  }
  expect([of('print'), of('print foo'), of('print foo bar 3'), of('print -n')]).toStrictEqual([
    ['print: 1 2'],
    ['foo: 1 2'],
    ['foo bar 3: 1 2'],
    ['1 2']
  ])
})
