// Copies are like what they copy and share nothing with it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alike, values } from '../../runtime/codec/testing/values.ts'
import type { Value } from '../../runtime/message.ts'
import { Copier, copyValue } from './copy.ts'

test('like the original in kind, class, prototype and content', () => {
  fc.assert(fc.property(values, (value) => alike(copyValue(value), value)))
})

test('nothing is shared that could change', () => {
  const original = { list: [1], date: new Date(5), bytes: new Uint8Array([1]), record: { a: 1 } }
  const copy = copyValue(original) as typeof original
  original.list.push(2)
  original.date.setTime(6)
  original.bytes[0] = 2
  original.record.a = 2
  expect(
    alike(copy, copyValue({ list: [1], date: new Date(5), bytes: new Uint8Array([1]), record: { a: 1 } }))
  ).toBe(true)
})

test('counts roughly what a value takes', () => {
  const bytes = (value: Value) => {
    const copier = new Copier()
    copier.value(value)
    return copier.bytes
  }
  expect(bytes(new Uint8Array(1000))).toBeGreaterThanOrEqual(1000)
  expect(bytes('x'.repeat(1000))).toBeGreaterThanOrEqual(2000)
  expect(bytes({ ['x'.repeat(1000)]: 1 })).toBeGreaterThanOrEqual(2000)
  expect(bytes(new Blob(['x'.repeat(1000)]))).toBeGreaterThanOrEqual(1000)
})

test('what no message may hold is refused', () => {
  const endless: Value[] = []
  endless.push(endless)
  let wide: Value[] = [1]
  for (let i = 0; i < 60; i++) wide = [wide, wide]
  const code = (value: unknown): unknown => {
    try {
      return new Copier(1000).value(value as Value)
    } catch (error) {
      return (error as { code?: string }).code
    }
  }
  expect([endless, wide, [() => 1], [Symbol('x')], [1n], [new Map()]].map(code)).toEqual([
    'value-deep',
    'value-big',
    'value-kind',
    'value-kind',
    'value-kind',
    'value-kind'
  ])
})
