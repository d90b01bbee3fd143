import { expect, test } from 'vitest'
import { takeFlags } from './flags.ts'

test('known flags go wherever they stand; everything else stays, in its order', () => {
  const { flags, rest } = takeFlags(['a', '-clear', 5, '-x', -1, '-', 'b', '-lines'], ['clear', 'lines'])
  expect([...flags]).toStrictEqual(['clear', 'lines'])
  expect(rest).toStrictEqual(['a', 5, '-x', -1, '-', 'b'])
})
