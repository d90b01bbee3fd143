// New patches have names of their own.
import { expect, test } from 'vitest'
import { freeName } from './free-name.ts'

test('the first name that is free', () => {
  expect(freeName('Counter', [])).toBe('Counter')
  expect(freeName('Counter', ['Counter'])).toBe('Counter 2')
  expect(freeName('Counter', ['Counter', 'Counter 3', 'Counter 2'])).toBe('Counter 4')
})
