import { expect, it } from 'vitest'
import { cellWords as contextWords } from './cell-words.generated.ts'
import { cellWords } from './cell-words.ts'

it('has each word of the context in one group', () => {
  const grouped = cellWords.flatMap(({ words }) => words.map(({ written }) => written))
  expect(new Set(grouped).size).toBe(grouped.length)
  for (const { written } of contextWords) expect(grouped).toContain(written)
})
