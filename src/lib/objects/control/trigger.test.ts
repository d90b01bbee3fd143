import { expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const run = (text: string, message: Message) => {
  const o = testObject(catalogue, text)
  o.in(0, message)
  return { out: o.out, errors: o.errors.map((line) => line.code) }
}

test('right to left, converted', () => {
  expect(run('t b f s l a 7', 5).out).toStrictEqual([
    [5, 7],
    [4, 5],
    [3, 5],
    [2, 'float'],
    [1, 5],
    [0, bang]
  ])
  expect(run('trigger f s l', [3, 4]).out).toStrictEqual([
    [2, [3, 4]],
    [1, 'float'],
    [0, 3]
  ])
  expect(run('t f s b', 'foo').out).toStrictEqual([
    [2, bang],
    [1, 'foo'],
    [0, 0]
  ])
  expect(run('t f l', bang).out).toStrictEqual([
    [1, bang],
    [0, 0]
  ])
})

test('without arguments two bangs', () => {
  expect(run('t', 1).out).toStrictEqual([
    [1, bang],
    [0, bang]
  ])
})

test('rule 6: records and bytes pass a and l untouched', () => {
  for (const message of [record({ a: 1 }), new Uint8Array(3)]) {
    const { out } = run('t a l b', message)
    expect(out).toStrictEqual([
      [2, bang],
      [1, message],
      [0, message]
    ])
    expect(out[1]![1]).toBe(message)
  }
})

test('a command cannot be a number: an error, and the other outlets go on', () => {
  expect(run('t b f a', new Command('set', [1]))).toStrictEqual({
    out: [
      [2, new Command('set', [1])],
      [0, bang]
    ],
    errors: ['no-conversion']
  })
})

test('an unknown type is an error at creation', () => {
  expect(testObject(catalogue, 't b foo').errors[0]).toMatchObject({ code: 'bad-type' })
})
