// Arrays: what their neighbours share, what an edit keeps and what is saved. What they answer is compared with native Pd in
// conformance/arrays.test.ts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command, isRecord } from '../../runtime/message.ts'
import { testGraph, testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { PdArray } from './array-store.ts'

const contents = (box: Parameters<typeof testObject>[1]) => {
  const p = testPatch(catalogue, { it: box, get: 'array get a', print: 'print a' }, ['get print'])
  return {
    ...p,
    read: () => {
      p.lines.length = 0
      p.machine.play('get', bang)
      return p.lines
    }
  }
}

test('an array in a graph has what the file saved with it, if its flags say so', () => {
  const data = { values: '1 2.5  -3' }
  expect(contents({ text: 'pd-array a 4 float 1', data }).read()).toStrictEqual(['a: 1 2.5 -3 0'])
  expect(contents({ text: 'pd-array a 4 float 2', data }).read()).toStrictEqual(['a: 0 0 0 0'])
  expect(contents({ text: 'pd-array a 2 float 3', data }).read()).toStrictEqual(['a: 1 2.5'])
  expect(contents({ text: 'array define -k a 3', data }).read()).toStrictEqual(['a: 1 2.5 -3'])
  expect(contents({ text: 'array define a 3', data }).read()).toStrictEqual(['a: 0 0 0'])
})

test('an array in a graph shows what is written to it', () => {
  const p = testPatch(catalogue, { it: 'pd-array a 3 float 0', write: 'tabwrite a' })
  const seen = () => {
    const shown = p.shown.get('it')
    return isRecord(shown) ? [shown.length, ...(shown.values as Float64Array)] : null
  }
  expect(seen()).toStrictEqual([3, 0, 0, 0])
  p.machine.play('write', 7)
  expect(seen()).toStrictEqual([3, 7, 0, 0])
  p.machine.play('it', new Command('resize', [2]))
  expect(seen()).toStrictEqual([2, 7, 0])
  p.machine.play('it', [1, 5])
  expect(seen()).toStrictEqual([2, 7, 5])
})

test('what is to be drawn of an array is told once until it is drawn, and of a long one the extremes', () => {
  const array = new PdArray(100_000)
  let told = 0
  array.watch(() => told++)
  for (let i = 0; i < array.length; i++) array.set(i, i)
  expect(told).toBe(1)
  const drawn = array.drawn()
  expect(drawn.length).toBeLessThanOrEqual(10_000)
  expect([drawn[0], drawn.at(-1)]).toStrictEqual([0, 99_999])
  array.fill(1)
  array.fill(2)
  expect(told).toBe(2)
})

test('rule 24: messages are live only; a hand is saved when it lets go', () => {
  const o = contents('array define -k a 3')
  o.machine.play('it', [0, 1, 2], 0)
  expect(o.persisted).toStrictEqual([])
  o.machine.play('it', [2, 3])
  o.machine.play('it', new Command('release'))
  o.machine.play('it', new Command('release'))
  expect(o.read()).toStrictEqual(['a: 1 2 3'])
  expect(o.persisted).toStrictEqual([['it', 'values', '1 2 3']])
})

test('rule 25: an edit of the arguments keeps the numbers, by any name and size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 1, max: 12 }),
      (list, size) => {
        const o = contents(`table b ${list.length}`)
        o.machine.apply(testGraph({ set: 'array set b' }, []))
        o.machine.play('set', list)
        o.machine.apply(testGraph({ it: `table a ${size}` }, []))
        const kept = Array.from({ length: size }, (_, i) => list[i] ?? 0)
        expect(o.read()).toStrictEqual([`a: ${kept.join(' ')}`])
        expect(o.errors).toStrictEqual([])
      }
    )
  )
})

test('a name defined twice is complained of; the oldest counts, and then the next', () => {
  const o = contents('table a 3')
  o.machine.apply(testGraph({ second: 'array define a 2' }, []))
  expect(o.errors.map(({ code }) => code)).toStrictEqual(['multiply-defined'])
  expect(o.read()).toStrictEqual(['a: 0 0 0'])
  o.machine.apply({ setNodes: [], removeNodes: ['it'], setEdges: [], removeEdges: [], fire: false })
  expect(o.read()).toStrictEqual(['a: 0 0'])
})

test('an array tells its size, changes its name, and complains of what it does not know', () => {
  const o = testObject(catalogue, 'array define a 3')
  o.in(0, new Command('print'))
  o.in(0, new Command('rename', ['b']))
  o.in(0, new Command('print'))
  o.in(0, new Command('nonsense'))
  o.in(0, new Command('sinesum', [4]))
  o.in(0, new Command('resize', [1e12]))
  expect(o.lines).toStrictEqual([
    'garray a: template pd-float, length 3',
    'garray b: template pd-float, length 3'
  ])
  expect(o.errors.map(({ code }) => code)).toStrictEqual(['no-method', 'array-waves', 'array-too-long'])
})

test.each(['tabread', 'tabread4', 'tabwrite', 'array sum', 'array quantile'])(
  '[%s] of no array says so',
  (text) => {
    const o = testObject(catalogue, `${text} nowhere`)
    o.in(0, 1)
    expect(o.out).toStrictEqual([])
    expect(o.errors.map(({ code, text: what }) => [code, what])).toStrictEqual([
      ['no-such-array', 'There is no array named nowhere.']
    ])
  }
)

test.each(['array nonsense', 'array define -z a', 'array get -s foo bar', 'table a 1e12'])(
  '[%s] cannot be made',
  (text) => {
    expect(testObject(catalogue, text).errors).toHaveLength(1)
  }
)

test('the boxes of [array random] have seeds of their own, and those of [random] stay Pd’s', () => {
  const p = testPatch(
    catalogue,
    { t: 'table a 3', x: 'array random a', y: 'array random a', r: 'random 100', p: 'print' },
    ['r p']
  )
  p.machine.play('r', bang)
  expect(p.lines).toStrictEqual(['print: 74'])
})

test('without a name an array gets one that is free', () => {
  const p = testPatch(catalogue, { a: 'table', b: 'array define', size: 'array size table1', p: 'print' }, [
    'size p'
  ])
  p.machine.play('size', bang)
  expect(p.lines).toStrictEqual(['print: 100'])
})
