// The form for structured clone: classes and prototypes survive, bytes stay bytes, cheap things cost nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type Message, type Value } from '../message.ts'
import { alike, values } from './testing/values.ts'
import { fromStored, fromWire, toStored, toWire } from './wire.ts'

const makeBlob = (bytes: Uint8Array<ArrayBuffer>, type: string) => new Blob([bytes], { type })

describe('rule 1: bang and Command arrive as such', () => {
  test('any value comes back through structured clone', () => {
    fc.assert(
      fc.property(values, (value) => alike(fromWire(structuredClone(toWire(value))), value)),
      { numRuns: 500 }
    )
  })

  test('the one bang, classes, null prototypes', () => {
    const message: Message = [bang, new Command('set', ['count', bang]), record({ $: 'bang' })]
    const [b, command, fields] = fromWire(structuredClone(toWire(message))) as Value[]
    expect(b).toBe(bang)
    expect(command).toBeInstanceOf(Command)
    expect((command as Command).args[1]).toBe(bang)
    expect(fields).toEqual({ $: 'bang' })
    expect(Object.getPrototypeOf(fields)).toBeNull()
  })

  test('what needs no tag is not copied', () => {
    const list = [1, 'a', record({ b: [2] })]
    expect(toWire(list)).toBe(list)
    const bytes = new Uint8Array(8)
    expect(toWire(bytes)).toBe(bytes)
  })

  test('a view on a part of a buffer does not take the rest along', () => {
    const wire = toWire(new Uint8Array(1000).subarray(0, 4)) as Uint8Array
    expect(wire.buffer.byteLength).toBe(4)
  })

  test('what a cell posts past its side of the wire is checked', () => {
    expect(() => fromWire(new Map())).toThrow(/Map/)
    expect(() => fromWire([{ $: 'blob', type: '', bytes: new ArrayBuffer(0) }])).toThrow(/damaged/)
    expect(() => fromWire({ $: 'command', selector: 'a' })).toThrow(/damaged/)
    expect(() => toWire({ f: () => 1 } as unknown as Value)).toThrow(/function/)
  })
})

describe('rule 5: the stored form', () => {
  test('any value comes back', () => {
    fc.assert(
      fc.property(values, (value) => {
        const stored = toStored(value)
        expect(stored.ready).toBeNull()
        return alike(fromStored(structuredClone(stored.data), makeBlob), value)
      }),
      { numRuns: 500 }
    )
  })

  test('it shares nothing with the original', () => {
    const bytes = new Uint8Array([1, 2, 3])
    const inner: Value[] = [1]
    const { data } = toStored([inner, bytes])
    inner.push(2)
    bytes[0] = 9
    expect(fromStored(data, makeBlob)).toEqual([[1], new Uint8Array([1, 2, 3])])
  })

  test('a Blob becomes bytes and type, and a Blob again', async () => {
    const { data, ready, size } = toStored(record({ picture: new Blob(['abc'], { type: 'image/png' }) }))
    expect(size).toBeGreaterThanOrEqual(3)
    await ready
    const back = fromStored(structuredClone(data), makeBlob) as { picture: Blob }
    expect(back.picture.type).toBe('image/png')
    expect(await back.picture.text()).toBe('abc')
  })

  test('the size grows with the content', () => {
    expect(toStored('x'.repeat(1000)).size).toBeGreaterThanOrEqual(2000)
    expect(toStored(new Uint8Array(5000)).size).toBeGreaterThanOrEqual(5000)
    expect(toStored(record({ ['k'.repeat(500)]: 1 })).size).toBeGreaterThanOrEqual(1000)
  })
})
