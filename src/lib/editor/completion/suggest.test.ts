import { describe, expect, it } from 'vitest'
import type { CompletionQuestion } from '../../engine/protocol.ts'
import { knowledge } from '../canvas/knowledge.ts'
import { suggest, type Destination } from './suggest.ts'
import type { Suggestions } from './types.ts'

const inlet = knowledge.ports('kv counter')!.inlets[0]!
const kv: Destination = {
  operations: inlet.operations,
  className: 'kv',
  store: { name: 'counter', nodeId: 'n' }
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
    knowledge,
    destinations,
    storesTyped: ['presets'],
    ask: (question) => {
      asked.push(question)
      return Promise.resolve(question.ask === 'stores' ? ['counter', 'colours'] : ['count', 'two words'])
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
    expect(labels(await at('object', 'kv |'))).toEqual(['colours', 'counter', 'presets'])
    const found = await at('object', 'kv co|')
    expect(labels(found)).toEqual(['colours', 'counter'])
    expect(take('kv co|', found, 1)).toBe('kv counter')
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
    expect(labels(await at('message', '|', [kv]))).toEqual(['get', 'set', 'delete', 'keys', 'clear', 'has'])
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
