// Names of files that come from names of patches.
import { expect, test } from 'vitest'
import { fileName } from './download.ts'

test.each([
  ['Counter', 'Counter'],
  ['a/b\\c: d?', 'a b c d'],
  ['..', 'Untitled'],
  ['', 'Untitled'],
  ['  Ümläut  patch ', 'Ümläut patch']
])('%j', (name, file) => {
  expect(fileName(name)).toBe(file)
})
