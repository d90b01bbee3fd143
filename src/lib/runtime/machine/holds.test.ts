import fc from 'fast-check'
import * as Type from '@sinclair/typebox'
import { describe, expect, it } from 'vitest'
import { defineObject } from '../define.ts'
import { LoadbangError } from '../errors.ts'
import { bang } from '../message.ts'
import { testPatch } from '../testing.ts'
import { fixtures } from './fixtures.ts'
import { Holds } from './holds.ts'

/** A promise to settle by hand. */
function open<T>() {
  let resolve!: (value: T) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<T>((a, b) => ([resolve, reject] = [a, b]))
  return { promise, resolve, reject }
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('rule 21: later answers', () => {
  it('enter in the order of the requests, whatever the order in which they are ready', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.boolean(),
        async (order, live) => {
          const entered: number[] = []
          const holds = new Holds(live, (answer) => answer())
          const requests = order.map(() => open<number>())
          requests.forEach((r, i) =>
            holds.add(
              'storage',
              r.promise,
              () => entered.push(i),
              () => entered.push(-i)
            )
          )
          for (const i of order) requests[i]!.resolve(i)
          if (live) await settle()
          else while (holds.open) await holds.next()
          expect(entered).toEqual([0, 1, 2, 3, 4, 5])
          expect(holds.open).toBe(false)
        }
      )
    )
  })

  it('live, a channel that never answers holds up nobody else; offline there is one order', async () => {
    for (const live of [true, false]) {
      const entered: string[] = []
      const holds = new Holds(live, (answer) => answer())
      const never = open<void>()
      holds.add(
        'cell',
        never.promise,
        () => entered.push('cell'),
        () => {}
      )
      holds.add(
        'storage',
        Promise.resolve(),
        () => entered.push('storage'),
        () => {}
      )
      await settle()
      expect(entered).toEqual(live ? ['storage'] : [])
      never.resolve()
      if (!live) while (holds.open) await holds.next()
      await settle()
      expect(entered).toEqual(live ? ['storage', 'cell'] : ['cell', 'storage'])
    }
  })

  const ask = defineObject({
    name: 'ask',
    about: 'asks for something that takes real time',
    family: 'test',
    version: 1,
    args: Type.Tuple([Type.Number()]),
    inlets: [{ title: 'ask' }],
    outlets: [{ title: 'answer', later: true }, { title: 'at once' }],
    create: ({ args, outlets, later }) => ({
      inlets: [
        {
          bang() {
            const real = new Promise<number>((resolve, reject) =>
              setTimeout(
                () => (args[0] < 0 ? reject(new LoadbangError('no', 'No.')) : resolve(args[0])),
                Math.abs(args[0])
              )
            )
            later(real, (value) => outlets[0]!.number(value))
            outlets[1]!.bang()
          }
        }
      ]
    })
  })

  it('an answer is a turn of its own, never inside the asking turn; offline logical time stands still', async () => {
    const p = testPatch(
      [...fixtures, ask],
      {
        go: 'loadbang',
        d: 'delay 1',
        late: 'print delay',
        slow: 'ask 20',
        fast: 'ask 1',
        n: 'now',
        t: 'print time',
        x: 'print answer',
        y: 'print asked'
      },
      [
        'go d',
        'd late',
        'go slow',
        'go fast',
        'slow n',
        'fast n',
        'slow x',
        'fast x',
        'slow:1 y',
        'fast:1 y',
        'n t'
      ]
    )
    expect(p.lines).toEqual(['asked: bang', 'asked: bang'])
    await p.run()
    expect(p.lines.slice(2)).toEqual(['time: 0', 'answer: 20', 'time: 0', 'answer: 1', 'delay: bang'])
  })

  it('a request that fails is an error on the box that asked', async () => {
    const p = testPatch([...fixtures, ask], { go: 'loadbang', a: 'ask -1' }, ['go a'])
    await p.run()
    expect(p.errors).toMatchObject([{ code: 'no', nodeId: 'a' }])
  })

  it('an answer to a box that has gone is dropped', async () => {
    const p = testPatch([...fixtures, ask], { go: 'loadbang', a: 'ask 1', x: 'print x' }, ['go a', 'a x'])
    p.machine.apply({ setNodes: [], removeNodes: ['a'], setEdges: [], removeEdges: [], fire: false })
    await p.run()
    expect(p.lines).toEqual([])
    expect(p.machine.holds.open).toBe(false)
  })

  it('rule 22: answers that ask for more answers for ever are stopped, and it is said', async () => {
    const again = defineObject({
      ...ask,
      name: 'again',
      args: Type.Tuple([]),
      create: ({ outlets, later }) => ({
        inlets: [{ bang: () => later(Promise.resolve(), () => outlets[0]!.bang()) }]
      })
    })
    const p = testPatch([...fixtures, again], { go: 'loadbang', a: 'again' }, ['go a', 'a a'])
    expect(await p.machine.runOffline()).toEqual({ ended: 'limit' })
    expect(p.errors.map((e) => e.code)).toEqual(['endless'])
  })

  it('more open requests than memory can bear are refused, on the box that asks', () => {
    const p = testPatch([...fixtures, ask], { r: 'repeat 100002', b: 'bang', a: 'ask 1' }, ['r b', 'b a'])
    p.machine.play('r', bang)
    expect(p.errors.map((e) => [e.code, e.nodeId])).toEqual([
      ['too-many-requests', 'a'],
      ['too-many-requests', 'a']
    ])
  })
})
