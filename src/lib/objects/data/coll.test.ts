// [coll] beside a plain array of entries.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command, record, type List, type Message } from '../../runtime/message.ts'
import { testGraph, testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

type Key = number | string
interface Entry {
  index?: number
  name?: string
  data: List
}
const keyOf = ({ index, name }: Entry): Key => index ?? name!
const is = (key: Key) => (entry: Entry) => (typeof key === 'number' ? entry.index : entry.name) === key

const something = record({ a: [1] })
const index = fc.nat({ max: 5 })
const word = fc.constantFrom('foo', 'bar', 'baz')
const key = fc.oneof(index, word)
const data = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), word, fc.constant(something)), {
  minLength: 1,
  maxLength: 3
})
const say = (selector: string, ...args: List) => new Command(selector, args)

interface Step {
  message: Message
  does: (all: Entry[]) => Entry[]
}
const step = (message: Message, does: Step['does']): Step => ({ message, does })
const put = (all: Entry[], k: Key, d: List): Entry[] =>
  all.some(is(k))
    ? all.map((entry) => (is(k)(entry) ? { ...entry, data: d } : entry))
    : [...all, typeof k === 'number' ? { index: k, data: d } : { name: k, data: d }]
const moved = (all: Entry[], from: number, by: number): Entry[] =>
  all.map((entry) =>
    entry.index !== undefined && entry.index >= from ? { ...entry, index: entry.index + by } : entry
  )

const steps = fc.oneof(
  fc.tuple(index, data).map(([k, d]) => step([k, ...d], (all) => put(all, k, d))),
  fc.tuple(key, data).map(([k, d]) => step(say('store', k, ...d), (all) => put(all, k, d))),
  fc
    .tuple(word, index, data)
    .map(([name, i, d]) =>
      step(say('nstore', name, i, ...d), (all) => [
        ...all.filter((entry) => entry.index !== i && entry.name !== name),
        { index: i, name, data: d }
      ])
    ),
  data.map((d) =>
    step(say('append', ...d), (all) => [
      ...all,
      { index: Math.max(-1, ...all.map((entry) => entry.index ?? -1)) + 1, data: d }
    ])
  ),
  fc.tuple(index, data).map(([i, d]) =>
    step(say('insert', i, ...d), (all) => {
      const place = all.findIndex(is(i))
      return place < 0 ? put(all, i, d) : moved(all, i, 1).toSpliced(place, 0, { index: i, data: d })
    })
  ),
  fc
    .tuple(key, data)
    .map(([k, d]) =>
      step(say('merge', k, ...d), (all) => put(all, k, [...(all.find(is(k))?.data ?? []), ...d]))
    ),
  key.map((k) => step(say('remove', k), (all) => all.filter((entry) => !is(k)(entry)))),
  key.map((k) =>
    step(say('delete', k), (all) => {
      const gone = all.find(is(k))
      const left = all.filter((entry) => entry !== gone)
      return gone?.index === undefined ? left : moved(left, gone.index, -1)
    })
  ),
  fc.tuple(key, key).map(([a, b]) =>
    step(say('swap', a, b), (all) => {
      const [x, y] = [all.find(is(a)), all.find(is(b))]
      if (!x || !y) return all
      return all.map((entry) =>
        entry === x ? { ...x, data: y.data } : entry === y ? { ...y, data: x.data } : entry
      )
    })
  ),
  index.map((from) =>
    step(say('renumber', from), (all) => {
      let next = from
      return all.map((entry) => (entry.index === undefined ? entry : { ...entry, index: next++ }))
    })
  ),
  index.map((from) => step(say('separate', from), (all) => moved(all, from, 1))),
  fc.constant(step(say('clear'), () => []))
)

const message = (list: List): Message => (list.length === 1 ? list[0] : list) as Message
const dumped = (all: readonly Entry[]): [number, Message][] => [
  ...all.flatMap((entry): [number, Message][] => [
    [1, keyOf(entry)],
    [0, message(entry.data)]
  ]),
  [2, bang]
]

test('after any messages it holds what an array of entries would; another box of the name holds it too; saved, it comes back', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 15 }), key, (all, looked) => {
      const o = testObject(catalogue, 'coll a -k')
      o.machine.apply(testGraph({ other: 'coll a' }, []))
      let model: Entry[] = []
      all.forEach(({ message: said, does }, i) => {
        o.machine.play(i % 2 === 0 ? 'it' : 'other', said, 0)
        model = does(model)
      })
      o.out.length = 0
      o.in(0, say('dump'))
      expect(o.out).toStrictEqual(dumped(model))
      o.out.length = 0
      o.in(0, looked)
      o.in(0, say('length'))
      const found = model.find(is(looked))
      expect(o.out).toStrictEqual([...(found ? dumped([found]).slice(0, -1) : []), [0, model.length]])
      expect(o.errors).toStrictEqual([])

      const [, , entries = []] = o.persisted.at(-1) ?? []
      const again = testObject(catalogue, { text: 'coll b @embed 1', data: record({ entries }) })
      again.in(0, say('dump'))
      expect(again.out).toStrictEqual(dumped(model))
    })
  )
})

test('next and prev go round, from where start, end and goto say', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(index, { minLength: 1 }),
      fc.array(
        fc.constantFrom<Message>(bang, say('next'), say('prev'), say('start'), say('end'), say('goto', 2), 3)
      ),
      (keys, walk) => {
        const o = testObject(catalogue, 'coll')
        for (const k of keys) o.in(0, [k, k])
        let place = 0
        let sent = false
        const expected: number[] = []
        const send = (by: number): void => {
          place = (place + (sent ? by : 0) + keys.length) % keys.length
          sent = true
          expected.push(keys[place]!)
        }
        const go = (to: number): boolean => {
          if (to < 0) return false
          place = to
          sent = false
          return true
        }
        for (const each of walk) {
          o.in(0, each)
          const what = each instanceof Command ? each.selector : 'next'
          if (typeof each === 'number') {
            if (go(keys.indexOf(each))) send(1)
          } else if (what === 'goto') go(keys.indexOf(2))
          else if (what === 'start') go(0)
          else if (what === 'end') go(keys.length - 1)
          else send(what === 'next' ? 1 : -1)
        }
        expect(o.out.filter(([outlet]) => outlet === 0).map(([, value]) => value)).toStrictEqual(expected)
      }
    )
  )
})

test('nth, sub, min, max and sort look into the lists', () => {
  const o = testObject(catalogue, 'coll')
  const left = (...messages: Message[]): Message[] => {
    o.out.length = 0
    for (const each of messages) o.in(0, each)
    return o.out.filter(([outlet]) => outlet === 0).map(([, value]) => value)
  }
  left([1, 5, 'b'], [2, 3, 'a'], say('store', 'x', 4, 'c'))
  expect(left(say('nth', 1, 2), say('nth', 1, 3), say('min'), say('max', 1), say('min', 2))).toStrictEqual([
    'b',
    3,
    5
  ])
  expect(left(say('sort', -1, 1), say('dump'))).toStrictEqual([
    [3, 'a'],
    [4, 'c'],
    [5, 'b']
  ])
  expect(left(say('sort', 1, 2), say('dump')).map((list) => (list as List)[1])).toStrictEqual(['c', 'b', 'a'])
  expect(left(say('sort'), say('dump')).map((list) => (list as List)[0])).toStrictEqual([5, 3, 4])
  expect(left(say('sub', 1, 1, 9), say('nsub', 2, 1, 8), say('nsub', 2, 7, 8), 2)).toStrictEqual([
    [9, 'b'],
    [8, 'a']
  ])
})

test('an edit of the arguments keeps the content; without -k nothing is saved', async () => {
  const o = testObject(catalogue, 'coll a')
  o.in(0, [1, something])
  o.machine.apply(testGraph({ it: 'coll b' }, []))
  await o.run()
  expect(o.persisted).toStrictEqual([])
  const p = testPatch(catalogue, { ...{ it: 'coll' } })
  p.machine.play('it', [[1], 2], 0)
  p.machine.play('it', say('foo', 1), 0)
  expect(p.errors.map(({ code }) => code)).toStrictEqual(['coll-key', 'no-method'])
  expect(testObject(catalogue, 'coll @nonsense 1').errors).toHaveLength(1)
})
