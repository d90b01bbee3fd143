// Lists: what native Pd cannot be asked about (records, bytes, errors). The rest is in conformance/lists.test.ts.
import { expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { twoWordClasses } from '../../runtime/text/vocabulary.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const sent = (text: string, ...messages: Message[]) => {
  const o = testObject(catalogue, text)
  for (const message of messages) o.in(0, message)
  return { out: o.out, errors: o.errors.map(({ code }) => code) }
}

test('classes of two words are all there, and no others have a space in their name', () => {
  const known = [...twoWordClasses].flatMap(([first, seconds]) =>
    [...seconds].map((second) => `${first} ${second}`)
  )
  const names = catalogue.all.map(({ name }) => name).filter((name) => name.includes(' '))
  expect(names.sort()).toStrictEqual(known.sort())
})

test('records and bytes pass untouched, as one element', () => {
  const r = record({ set: 5 })
  const bytes = new Uint8Array(3)
  for (const text of ['list', 'list append', 'list prepend', 'list trim']) {
    const { out, errors } = sent(text, r, bytes)
    expect(errors, text).toStrictEqual([])
    expect(out.map(([, message]) => message)).toStrictEqual([r, bytes])
    expect(out[0]![1]).toBe(r)
    expect(out[1]![1]).toBe(bytes)
  }
  expect(sent('list append 1', r, bytes).out).toStrictEqual([
    [0, [r, 1]],
    [0, [bytes, 1]]
  ])
  expect(sent('list split 1', [r, bytes]).out).toStrictEqual([
    [1, bytes],
    [0, r]
  ])
  expect(sent('list length', r, [r, bytes, 1]).out).toStrictEqual([
    [0, 1],
    [0, 3]
  ])
  expect(sent('list trim', ['set', r]).out).toStrictEqual([[0, new Command('set', [r])]])
})

test('[list store] takes its operations in three spellings', () => {
  const { out, errors } = sent(
    'list store 1 2 3',
    new Command('get', [1, 2]),
    record({ get: [1, 2] }),
    record({ type: 'get', index: 1, count: 2 }),
    record({ type: 'append', items: [record({ a: 1 })] }),
    new Command('get', [3])
  )
  expect(errors).toStrictEqual([])
  expect(out).toStrictEqual([
    [0, [2, 3]],
    [0, [2, 3]],
    [0, [2, 3]],
    [0, record({ a: 1 })]
  ])
})

test('a list under way does not change when it is changed in its store', () => {
  const o = testObject(catalogue, 'list store 1 2')
  o.in(0, bang)
  o.in(0, new Command('set', [0, 9]))
  o.in(0, new Command('append', [3]))
  expect(o.out).toStrictEqual([[0, [1, 2]]])
})

test('errors', () => {
  expect(sent('list foo').errors).toStrictEqual(['bad-argument'])
  expect(
    sent(
      'list store 1',
      new Command('set', [1, 2]),
      new Command('insert', [-1, 2]),
      new Command('delete', [4])
    ).errors
  ).toStrictEqual(['list-place', 'list-place', 'list-place'])
  expect(sent('list store', new Command('send', ['nobody']), new Command('foo')).errors).toStrictEqual([
    'no-receiver',
    'no-method'
  ])
  expect(sent('list fromsymbol', 5, bang, new Command('foo')).errors).toStrictEqual([
    'no-symbol',
    'no-symbol',
    'no-method'
  ])
})

test('[list] takes what comes from its own outlet into its right inlet', async () => {
  const p = testPatch(
    catalogue,
    { l: 'loadbang', m: 'msg 1, 2, 3', pre: 'list prepend', t: 't l l', p: 'print x' },
    ['l m', 'm pre', 'pre t', 't:1 pre:1', 't:0 p']
  )
  await p.run()
  expect(p.lines).toStrictEqual(['x: 1', 'x: 1 2', 'x: 1 2 3'])
})
