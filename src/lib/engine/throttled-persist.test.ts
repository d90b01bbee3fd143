// What a running patch may write back, how often, and what not.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { record, type Value } from '../runtime/message.ts'
import { ThrottledPersist } from './throttled-persist.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function persist() {
  const written: [string, string, unknown][] = []
  return { written, port: new ThrottledPersist((...write) => void written.push(write)) }
}

test('the first value is written at once, of those after it the newest per box and field', () => {
  const { written, port } = persist()
  port.data('a', 'value', 0)
  expect(written).toEqual([['a', 'value', 0]])
  for (let i = 1; i <= 100; i++) {
    port.data('a', 'value', i)
    port.data('a', 'other', -i)
    port.data('b', 'value', 'x')
  }
  expect(written).toHaveLength(1)
  vi.runAllTimers()
  expect(written.slice(1)).toEqual([
    ['a', 'value', 100],
    ['a', 'other', -100],
    ['b', 'value', 'x']
  ])
})

test('however fast it asks, it writes four times a second, and when it rests no timer is left', () => {
  const { written, port } = persist()
  for (let ms = 0; ms < 10_000; ms++) {
    port.data('a', 'value', ms)
    vi.advanceTimersByTime(1)
  }
  vi.runAllTimers()
  expect(written.length).toBeLessThanOrEqual(42)
  expect(written.at(-1)).toEqual(['a', 'value', 9999])
  expect(vi.getTimerCount()).toBe(0)
})

test('boxes whose names could run into each other do not', () => {
  const { written, port } = persist()
  port.data('first', 'x', 0)
  port.data('a b', 'c', 1)
  port.data('a', 'b c', 2)
  port.data('__proto__', 'x', 3)
  port.flush()
  expect(written.slice(1)).toEqual([
    ['a b', 'c', 1],
    ['a', 'b c', 2],
    ['__proto__', 'x', 3]
  ])
})

test('at the end what waits is written, once', () => {
  const { written, port } = persist()
  port.data('a', 'value', 1)
  port.data('a', 'value', 2)
  port.flush()
  port.flush()
  vi.runAllTimers()
  expect(written).toEqual([
    ['a', 'value', 1],
    ['a', 'value', 2]
  ])
})

const code = (work: () => void): string => {
  try {
    work()
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
  return 'none'
}

test('what is too large is refused on its box, bytes included, and costs the others nothing', () => {
  const { written, port } = persist()
  port.data('a', 'value', 1)
  const large: Value[] = [
    'x'.repeat(70_000),
    new Uint8Array(70_000),
    record({ deep: [new Uint8Array(70_000)] })
  ]
  for (const value of large) expect(code(() => port.data('b', 'value', value))).toBe('persist-too-large')
  port.data('c', 'value', record({ steps: [1, 2, 3] }))
  port.flush()
  expect(written.map(([id]) => id)).toEqual(['a', 'c'])
})

test('what a document cannot hold is refused on its box', () => {
  const { written, port } = persist()
  const strange = [new Date(), new Blob(['x']), (() => 1) as unknown as Value]
  for (const value of strange) expect(code(() => port.data('a', 'value', value))).toBe('patch-value')
  expect(written).toEqual([])
})

test('a value is written as it was when it was handed over', () => {
  const { written, port } = persist()
  const list = [1, 2]
  port.data('first', 'x', 0)
  port.data('a', 'value', list)
  list.push(3)
  port.flush()
  expect(written[1]).toEqual(['a', 'value', [1, 2]])
})
