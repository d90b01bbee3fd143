import { expect, it } from 'vitest'
import type { LoadbangError } from '../../runtime/errors.ts'
import { counted, pdClasses } from '../pd/testing/attempt.ts'
import { maxFragment } from './max-fragment.ts'
import { fileOf, patcherOf } from './testing/patcher.ts'

const read = (text: string) => maxFragment(text, { classes: pdClasses, newId: counted() })
const patcher = patcherOf({ a: 'loadbang', b: { text: 'p x', patcher: patcherOf({ c: '/ 2' }) } }, ['a b'])

it('reads boxes as Max copies them, and a whole file', () => {
  for (const text of [JSON.stringify(patcher), fileOf(patcher)]) {
    const { nodes, edges, notes } = read(text)
    expect(nodes.map(({ text, parent }) => [text, parent])).toEqual([
      ['loadbang', undefined],
      ['p x', undefined],
      ['/ 2', 'n2']
    ])
    expect([edges.length, notes.length]).toEqual([1, 1])
  }
})

it('refuses what holds no box', () => {
  const codes = ['{"boxes": []}', '{"boxes": 5}', '{"boxes": [', 'words'].map((text) => {
    try {
      read(text)
      return 'none'
    } catch (thrown) {
      return (thrown as LoadbangError).code
    }
  })
  expect(codes).toEqual(['max-empty', 'max-damaged', 'max-json', 'max-invalid'])
})
