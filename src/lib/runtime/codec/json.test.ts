// The JSON form of the codec: everything survives, nothing else is let in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type Value } from '../message.ts'
import { alike, values } from './testing/values.ts'
import { decodeJson, encodeJson, encodeJsonAsync } from './json.ts'

const makeBlob = (bytes: Uint8Array<ArrayBuffer>, type: string) => new Blob([bytes], { type })
const travel = (value: Value) => decodeJson(JSON.parse(JSON.stringify(encodeJson(value))), makeBlob)
const code = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'nothing thrown'
}

describe('rule 5: one codec for what JSON cannot hold', () => {
  test('any value comes back as it was', () => {
    fc.assert(
      fc.property(values, (value) => alike(travel(value), value)),
      { numRuns: 500 }
    )
  })

  test('plain JSON stays plain, so that a person can read the file', () => {
    const value = record({ count: 5, list: [1, 'a', null, true], nested: record({ x: 0.1 }) })
    expect(JSON.stringify(encodeJson(value))).toBe('{"count":5,"list":[1,"a",null,true],"nested":{"x":0.1}}')
  })

  test('bang is the one bang, commands are commands, records have no prototype', () => {
    const [b, command, fields] = travel([bang, new Command('set', [1]), record({ a: 1 })]) as Value[]
    expect(b).toBe(bang)
    expect(command).toBeInstanceOf(Command)
    expect(Object.getPrototypeOf(fields)).toBeNull()
  })

  test('a view takes its own bytes along, not its parent', () => {
    const view = new Float32Array(1_000_000).subarray(10, 14)
    expect(JSON.stringify(encodeJson(view)).length).toBeLessThan(100)
    expect((travel(view) as Float32Array).buffer.byteLength).toBe(16)
  })

  test('a Blob keeps its bytes and its MIME type', async () => {
    const json = await encodeJsonAsync([new Blob(['hello'], { type: 'text/plain' }), 1])
    const [blob] = decodeJson(JSON.parse(JSON.stringify(json)), makeBlob) as [Blob]
    expect(blob.type).toBe('text/plain')
    expect(await blob.text()).toBe('hello')
  })

  test('the asynchronous form takes its copy at once', async () => {
    const list = [1]
    const encoded = encodeJsonAsync([list, new Blob([])])
    list.push(2)
    expect((decodeJson(await encoded, makeBlob) as [number[]])[0]).toEqual([1])
  })
})

describe('what is refused', () => {
  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a Map', new Map()],
    ['a BigInt', 1n],
    ['an Error', new Error('x')],
    ['a regular expression', /x/],
    ['a Blob without waiting', new Blob([])]
  ])('%s', (_, value) => {
    expect(code(() => encodeJson([value as Value]))).toBe('value-kind')
  })

  test('a value that contains itself', () => {
    const list: Value[] = []
    list.push(list)
    expect(code(() => encodeJson(list))).toBe('value-deep')
  })

  test('a list that doubles at each level ends by a count, not by the memory', () => {
    let list: Value = []
    for (let i = 0; i < 60; i++) list = [list, list]
    expect(code(() => encodeJson(list))).toBe('value-big')
    expect(code(() => encodeJson(new Array(4e9) as Value))).toBe('value-big')
  })

  test('bytes that were transferred away', () => {
    const bytes = new Uint8Array(4)
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
    expect(code(() => encodeJson(bytes))).toBe('value-gone')
  })

  test.each([
    [{ $: 'nonsense' }],
    [{ $: 5 }],
    [{ $: 'command', selector: 1, args: [] }],
    [{ $: 'command', selector: 'a', args: {} }],
    [{ $: 'record' }],
    [{ $: 'record', fields: [] }],
    [{ $: 'date', at: 'now' }],
    [{ $: 'bytes', kind: 'Float32Array', base64: 'AAAA' }],
    [{ $: 'bytes', kind: 'constructor', base64: '' }],
    [{ $: 'bytes', kind: 'Uint8Array', base64: 'A' }],
    [{ $: 'bytes', kind: 'Uint8Array', base64: 'AA*=' }],
    [{ $: 'bytes', kind: 'Uint8Array', base64: 'AB==' }],
    [{ $: 'blob', type: 1, base64: '' }]
  ])('damaged: %j', (json) => {
    expect(code(() => decodeJson([json], makeBlob))).toBe('value-broken')
  })

  test('JSON nested without end', () => {
    const json: unknown = JSON.parse('['.repeat(2000) + ']'.repeat(2000))
    expect(code(() => decodeJson(json))).toBe('value-deep')
  })
})
