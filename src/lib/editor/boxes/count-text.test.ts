import { expect, it } from 'vitest'
import { countText } from './count-text.ts'

it('writes a count in few characters, never more than there are', () => {
  const counts = [0, 7, 9999, 10_000, 999_999, 1_000_000, 1_999_999, 123_456_789]
  expect(counts.map(countText)).toEqual(['0', '7', '9999', '10k', '999k', '1M', '1.9M', '123.4M'])
})
