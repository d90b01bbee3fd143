import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { toStorable } from './storable.ts'
import { field, isSafeId, samePlain, toPlain } from './values.ts'

const inDoc = (value: unknown): unknown => {
  const map = new Y.Doc().getMap('x')
  map.set('value', value)
  return map.get('value')
}

describe('ids', () => {
  it('refuses names that objects have by birth, empty ones and wild ones', () => {
    for (const id of ['__proto__', 'constructor', 'prototype', 'toString', '', 'x'.repeat(201), 5, null]) {
      expect(isSafeId(id), String(id)).toBe(false)
    }
    for (const id of ['a', 'in0', 'e-scp-out', 'V1StGXR8_Z5jdHi6B-myT']) expect(isSafeId(id)).toBe(true)
  })
})

describe('plain copies', () => {
  it('reads own fields alone', () => {
    expect(field({}, 'toString')).toBeUndefined()
    expect(field(JSON.parse('{"__proto__": {"x": 1}}'), 'x')).toBeUndefined()
    expect(field([1], 'length')).toBeUndefined()
  })

  it('makes records without prototype, of shared and of plain values', () => {
    const plain = toPlain(
      inDoc(
        new Y.Map<unknown>([
          ['a', Y.Array.from([1, { b: 2 } as object])],
          ['t', new Y.Text('hi')]
        ])
      )
    )
    expect(plain).toEqual({ a: [1, { b: 2 }], t: 'hi' })
    expect(Object.getPrototypeOf(plain)).toBe(null)
  })

  it('drops what cannot be named, and what lies too deep', () => {
    expect(Object.keys(toPlain(JSON.parse('{"__proto__": 1, "a": 2}')) as object)).toEqual(['a'])
    let deep: unknown = 1
    for (let i = 0; i < 10_000; i++) deep = [deep]
    expect(JSON.stringify(toPlain(deep)).length).toBeLessThan(200)
  })
})

describe('what may be saved', () => {
  it('is JSON and bytes', () => {
    const record = Object.assign(Object.create(null) as object, {
      a: [1, null, { b: 'x' }],
      c: new Uint8Array([1])
    })
    const stored = toStorable(record)
    expect(toPlain(inDoc(stored))).toEqual({ a: [1, null, { b: 'x' }], c: new Uint8Array([1]) })
  })

  it('is nothing else, and says so', () => {
    for (const value of [() => 1, new Date(0), new Map(), Symbol('x'), new Y.Map()]) {
      expect(() => toStorable(value)).toThrow(expect.objectContaining({ code: 'patch-value' }))
    }
  })
})

describe('sameness', () => {
  it('looks all the way down', () => {
    expect(samePlain({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true)
    expect(samePlain({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe(false)
    expect(samePlain({ a: undefined }, { b: undefined })).toBe(false)
    expect(samePlain([], {})).toBe(false)
    expect(samePlain(new Uint8Array([1]), new Uint8Array([2]))).toBe(false)
    expect(samePlain(NaN, NaN)).toBe(true)
  })
})
