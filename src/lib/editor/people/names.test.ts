// Names that are made up.
import { expect, test } from 'vitest'
import { friendlyName, nameApart } from './names.ts'
import { initial } from './words.ts'

const first = (): number => 0

test('a name apart begins as nobody else’s does, as long as there is one', () => {
  const taken = new Set<string>()
  for (let i = 0; i < 6; i++) {
    const letter = initial(nameApart(first, taken))
    expect(taken.has(letter)).toBe(false)
    taken.add(letter)
  }
  expect(nameApart(first, new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))).toBe(friendlyName(first))
})
