import { describe, expect, it } from 'vitest'
import type { CompletionQuestion } from '../../engine/protocol.ts'
import { describeBox } from '../../objects/cards.ts'
import { suggest } from './suggest.ts'
import type { Destination, Suggestions } from './types.ts'

const inlet = describeBox('kv counter')!.inlets[0]!
const kv: Destination = {
  operations: inlet.operations,
  className: 'kv',
  store: { kind: 'kv', name: 'counter', nodeId: 'n' }
}
const db: Destination = {
  operations: describeBox('db')!.inlets[0]!.operations,
  className: 'db',
  store: { kind: 'db', name: null, nodeId: 'd' }
}

/** What the engine answers. */
const stored = {
  stores: ['counter', 'colours'],
  keys: ['count', 'two words'],
  collections: ['notes', 'other notes'],
  fields: ['title', 'author', 'at', 'author.name', 'author.born.year', '_id', 'two words']
}

const asked: CompletionQuestion[] = []
/** `|` is the caret. */
function at(
  kind: 'object' | 'message',
  text: string,
  destinations: Destination[] = []
): Promise<Suggestions> {
  const caret = text.indexOf('|')
  asked.length = 0
  return suggest(kind, text.replace('|', ''), caret, {
    destinations,
    typed: (className) => (className === 'keep' ? ['tempo'] : ['presets']),
    ask: (question) => {
      asked.push(question)
      return Promise.resolve(stored[question.ask])
    }
  })
}
const labels = (suggestions: Suggestions): string[] => suggestions.items.map((item) => item.label)
/** The text after taking suggestion `index`. */
function take(text: string, found: Suggestions, index = 0): string {
  const plain = text.replace('|', '')
  return plain.slice(0, found.from) + found.items[index]!.insert + plain.slice(found.to)
}

describe('completing an object', () => {
  it('offers every class for nothing, and prepares to take none', async () => {
    const found = await at('object', '|')
    expect(found.items.length).toBeGreaterThan(20)
    expect(found.preselect).toBe(false)
  })

  it('takes what begins so by Enter, but never what is a class already', async () => {
    expect(await at('object', 'metr|')).toMatchObject({ preselect: true, items: [{ label: 'metro' }] })
    expect((await at('object', 'metro|')).preselect).toBe(false)
    expect((await at('object', 't|')).preselect).toBe(false)
    expect((await at('object', 'nobody|')).items).toEqual([])
  })

  it('leaves room for arguments where there are any', async () => {
    expect(take('metr|', await at('object', 'metr|'))).toBe('metro ')
    expect(take('loadb|', await at('object', 'loadb|'))).toBe('loadbang')
  })

  it('explains the argument at the caret', async () => {
    const { signature } = await at('object', 'metro |')
    expect(signature).toMatchObject({ name: 'metro', at: 0 })
    expect(signature!.about).not.toBe('')
  })

  it('knows the stores that exist and those that other boxes name', async () => {
    expect(labels(await at('object', 'kv |'))).toEqual(['colours', 'counter', 'presets', '-fast'])
    expect(asked).toEqual([{ ask: 'stores', kind: 'kv' }])
    expect(labels(await at('object', 'db p|'))).toEqual(['presets'])
    expect(asked).toEqual([{ ask: 'stores', kind: 'db' }])
    const found = await at('object', 'kv co|')
    expect(labels(found)).toEqual(['colours', 'counter'])
    expect(take('kv co|', found, 1)).toBe('kv counter')
  })

  it('offers the flag once, before or behind the name, and says its price', async () => {
    for (const text of ['kv -|', 'kv scores |', 'kv scores -f|', 'db "two words" |']) {
      const found = await at('object', text)
      expect(labels(found), text).toEqual(['-fast'])
      expect(found.items[0]!.about).toContain('crash')
    }
    expect(labels(await at('object', 'kv -fast |'))).toEqual(['colours', 'counter', 'presets'])
    expect(labels(await at('object', 'kv -fast co|'))).toEqual(['colours', 'counter'])
    expect(labels(await at('object', 'kv scores -fast |'))).toEqual([])
    expect((await at('object', 'kv scores |')).signature).toMatchObject({
      at: 1,
      args: [{}, { title: '-fast' }]
    })
  })

  it('knows what is kept', async () => {
    expect(labels(await at('object', 'keep |'))).toEqual(['count', 'tempo', 'two words'])
    expect(asked).toEqual([{ ask: 'keys', store: 'keep' }])
    expect(labels(await at('object', 'keep tempo |'))).toEqual([])
  })

  it('says nothing inside comments and unknown objects', async () => {
    for (const text of ['comment met|', 'nobody met|']) expect((await at('object', text)).items).toEqual([])
  })

  it('completes a message that is typed as an object', async () => {
    const found = await at('object', 'msg ge|', [kv])
    expect(take('msg ge|', found)).toBe('msg get ')
  })
})

describe('completing a message', () => {
  it('offers what the connected box takes, and nothing where there is none', async () => {
    expect(labels(await at('message', '|', [kv])).slice(0, 6)).toEqual([
      'get',
      'set',
      'delete',
      'keys',
      'clear',
      'has'
    ])
    expect((await at('message', '|')).items).toEqual([])
  })

  it('offers keys that exist, in each spelling', async () => {
    const plain = await at('message', 'get c|', [kv])
    expect(asked).toEqual([{ ask: 'keys', store: 'counter', nodeId: 'n' }])
    expect(take('get c|', plain)).toBe('get count')
    const json = '{get: |}'
    expect(take(json, await at('message', json, [kv]))).toBe('{get: "count"}')
    const typed = '{type: "get", key: "c|"}'
    expect(take(typed, await at('message', typed, [kv]))).toBe('{type: "get", key: "count"}')
  })

  it('quotes a key that has to be quoted', async () => {
    const found = await at('message', 'get t|', [kv])
    expect(take('get t|', found)).toBe('get "two words"')
  })

  it('explains the operation, and asks for no key where a value stands', async () => {
    const found = await at('message', 'set count |', [kv])
    expect(found.items).toEqual([])
    expect(found.signature).toMatchObject({ name: 'set', at: 1 })
  })
})

describe('completing a message to a store', () => {
  it('offers keys wherever a key stands, and in lists of them', async () => {
    for (const text of [
      'update |',
      'watch |',
      'getMany |',
      'getMany a |',
      'getMany a b |',
      '{getMany: ["a", |'
    ])
      expect(labels(await at('message', text, [kv])), text).toEqual(['count', 'two words'])
    expect(labels(await at('message', 'update n |', [kv]))).toEqual([])
  })

  it('offers collections', async () => {
    for (const text of [
      'insert |',
      'find |',
      'drop n|',
      '{find: |',
      '{insert: [|',
      '{type: "find", collection: |'
    ])
      expect(labels(await at('message', text, [db])), text).toContain('notes')
    expect(asked).toEqual([{ ask: 'collections', store: null, nodeId: 'd' }])
    expect(take('insert no|', await at('message', 'insert no|', [db]))).toBe('insert notes')
    expect(take('find ot|', await at('message', 'find ot|', [db]))).toBe('find "other notes"')
  })

  it.each([
    ['find notes {au|', 'find notes {author: '],
    ['find notes {title: "a, b", "au|', 'find notes {title: "a, b", author: '],
    ['get x, find "other notes" {au|', 'get x, find "other notes" {author: '],
    ['find notes {$or: [{title: 1}, {au|', 'find notes {$or: [{title: 1}, {author: '],
    ['find notes {} {au|', 'find notes {} {author: '],
    ['count notes {tw|', 'count notes {"two words": '],
    ['{find: ["notes", {au|', '{find: ["notes", {author: '],
    ['{find: {collection: "notes", query: {au|', '{find: {collection: "notes", query: {author: '],
    ['{type: "find", collection: "notes", sort: {au|', '{type: "find", collection: "notes", sort: {author: '],
    ['insert notes {ti|', 'insert notes {title: '],
    ['update notes an-id {ti|', 'update notes an-id {title: '],
    ['{insertMany: ["notes", [{title: 1}, {au|', '{insertMany: ["notes", [{title: 1}, {author: '],
    ['insertMany notes [{a: 1}, {au|', 'insertMany notes [{a: 1}, {author: ']
  ])('offers fields in %s', async (text, taken) => {
    const found = await at('message', text, [db])
    expect(take(text, found)).toBe(taken)
    const collection = text.includes('other') ? 'other notes' : 'notes'
    expect(asked).toEqual([{ ask: 'fields', store: null, nodeId: 'd', collection }])
  })

  it('offers dotted paths in queries, and what is inside a field in documents', async () => {
    expect(labels(await at('message', 'find notes {author|', [db]))).toEqual([
      'author.name',
      'author.born.year'
    ])
    expect(labels(await at('message', 'insert notes {author: {|', [db]))).toEqual(['name', 'born'])
    expect(labels(await at('message', 'insert notes {author: {born: {|', [db]))).toEqual(['year'])
    expect(labels(await at('message', 'insert notes {_|', [db]))).toEqual([])
  })

  it('offers operators behind a field of a query', async () => {
    const found = await at('message', 'find notes {at: {$gt|', [db])
    expect(labels(found)).toEqual(['$gte'])
    expect(take('find notes {at: {$gt|', found)).toBe('find notes {at: {$gte: ')
    expect(labels(await at('message', 'find notes {} {at: {|', [db]))).toEqual([])
  })

  it('offers nothing where a value stands, or no collection is named', async () => {
    for (const text of [
      'find notes {at: |',
      'find {au|',
      '{find: [{au|',
      'findOne notes |',
      'insert notes [|'
    ])
      expect(labels(await at('message', text, [db])), text).toEqual([])
  })

  it('takes any text and any caret', async () => {
    const pieces = [
      'find ',
      'insert ',
      'notes ',
      '{',
      '}',
      '[',
      ']',
      '"',
      ': ',
      ', ',
      'a',
      '$or',
      '\\',
      'type'
    ]
    let seed = 7
    for (let i = 0; i < 3000; i++) {
      let text = ''
      for (let j = 0; j < 8; j++) {
        seed = (seed * 48271) % 0x7fffffff
        text += pieces[seed % pieces.length]
      }
      const caret = seed % (text.length + 1)
      const { from, to } = await at('message', `${text.slice(0, caret)}|${text.slice(caret)}`, [db])
      expect([0 <= from, from <= to, to <= text.length], `seed 7, ${text} at ${caret}`).toEqual([
        true,
        true,
        true
      ])
    }
  })
})
