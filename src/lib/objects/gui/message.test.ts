import { expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { portsOf } from '../ports.ts'

const box = (text: string, ...messages: Message[]) => {
  const o = testObject(catalogue, `msg ${text}`)
  for (const message of messages) o.in(0, message)
  return {
    values: o.out.map(([, value]) => value),
    errors: o.errors.map((line) => line.code),
    shown: o.shown.get('it')
  }
}

test('a click and any message send its text', () => {
  const o = testObject(catalogue, 'msg 1 2')
  o.machine.play('it', bang)
  o.in(0, 'foo')
  expect(o.out).toStrictEqual([
    [0, [1, 2]],
    [0, [1, 2]]
  ])
})

test('several messages, and $n from the message (rule 12)', () => {
  expect(box('1, foo $1, {set: ["count", $2]}', [5, 6]).values).toStrictEqual([
    1,
    new Command('foo', [5]),
    record({ set: ['count', 6] })
  ])
  expect(box('$1', record({ a: 1 })).values).toStrictEqual([record({ a: 1 })])
  expect(box('$2', new Command('set2', [1, 7])).values).toStrictEqual([7])
})

test('a missing $n is an error, then 0; $0 is 0', () => {
  expect(box('$2 $0', 1)).toMatchObject({ values: [[0, 0]], errors: ['text-dollar'] })
})

test('broken JSON is an error on the box, and nothing is sent (rule 11)', () => {
  expect(box('{get: "count"', bang)).toMatchObject({ values: [], errors: ['text-json'] })
})

test('; name sends to a receiver; an unknown one is an error, and the box goes on', async () => {
  const p = testPatch(
    catalogue,
    { m: 'msg a, ; there b c, d; nowhere x; there e', p: 'print out', r: 'r there', q: 'print there' },
    ['m p', 'r q']
  )
  p.machine.play('m', bang)
  await p.run()
  expect(p.lines).toStrictEqual(['out: a', 'there: b c', 'there: d', 'there: e'])
  expect(p.errors.map((line) => line.code)).toStrictEqual(['no-receiver'])
})

test('rule 24: set and add change the text live, and it is shown', () => {
  expect(box('old', new Command('set', [1, 'two']), bang)).toMatchObject({
    values: [[1, 'two']],
    shown: '1 two'
  })
  expect(box('a', new Command('add2', ['b', 3]), bang)).toMatchObject({
    values: [new Command('a', ['b', 3])],
    shown: 'a b 3'
  })
  expect(box('a', new Command('adddollar', [1]), [9])).toMatchObject({
    values: [new Command('a', [9])],
    shown: 'a $1'
  })
  expect(box('a', new Command('addcomma'), new Command('add2', ['b']), bang).values).toStrictEqual([
    new Command('a'),
    new Command('b')
  ])
  expect(box('set 5', bang).values).toStrictEqual([new Command('set', [5])])
  expect(box('x', new Command('set'), bang)).toMatchObject({ values: [], shown: '' })
})

test('rule 14: one arrow function is a map', () => {
  expect(box('x => ({set: ["count", x]})', 4).values).toStrictEqual([record({ set: ['count', 4] })])
  expect(box('(a, b) => a + b', 1).values).toStrictEqual([1])
  expect(portsOf('msg (a, b) => a + b')!.inlets.map((inlet) => inlet.title)).toStrictEqual(['x', 'b'])
  expect(testObject(catalogue, 'msg: x => x + 1').errors).toStrictEqual([])
})

test('rule 6: a record that names set is no command here', () => {
  expect(box('$1', record({ set: 5 })).values).toStrictEqual([record({ set: 5 })])
})
