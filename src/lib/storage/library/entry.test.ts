// Order of the list, and names of copies.
import { expect, test } from 'vitest'
import { byEdited, copyName, type PatchEntry } from './entry.ts'

const entry = (id: string, edited: number): PatchEntry => ({ id, name: id, created: 0, opened: 0, edited })

test('last edited first, then by id', () => {
  const entries = [entry('b', 1), entry('c', 2), entry('a', 1)]
  expect(entries.sort(byEdited).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})

test('copies are numbered, and a copy of a copy does not pile up words', () => {
  expect(copyName('Drums', new Set(['Drums']))).toBe('Drums copy')
  expect(copyName('Drums', new Set(['Drums', 'Drums copy']))).toBe('Drums copy 2')
  expect(copyName('Drums copy 2', new Set(['Drums copy', 'Drums copy 2']))).toBe('Drums copy 3')
  expect(copyName('', new Set())).toBe(' copy')
})
