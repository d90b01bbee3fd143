// The reference names what a cell has, all of it and nothing else.
import { expect, test } from 'vitest'
import { contextNames } from '../../jsrunner/inside/context.ts'
import { cellWords } from './cell-words.ts'

test('every global of a cell is explained, and nothing that it has not', () => {
  const named = new Set(cellWords.flatMap(({ names }) => names))
  expect([...named].sort()).toEqual([...contextNames].sort())
})

test('what is explained is written there', () => {
  for (const { names, written, about } of cellWords) {
    for (const name of names) expect(`${written} ${about}`).toContain(name)
  }
})
