import { expect, test } from 'vitest'
import { asLoadbangError, LoadbangError } from './errors.ts'

test('what is an error with a code stays it; anything else becomes one', () => {
  const error = new LoadbangError('x', 'It is so.', 'Do that.')
  expect(asLoadbangError(error)).toBe(error)
  expect(asLoadbangError('no', 'y')).toMatchObject({ code: 'y', message: 'no.' })
})

test('a part of the app that does not come is said in words, whatever browser says it', () => {
  for (const text of [
    'Failed to fetch dynamically imported module: http://localhost/_app/x.js',
    'error loading dynamically imported module: http://localhost/_app/x.js',
    'Importing a module script failed.'
  ]) {
    const { code, sentence } = asLoadbangError(new TypeError(text))
    expect(code).toBe('script-missing')
    expect(sentence).toContain('could not be loaded')
    expect(sentence).not.toContain('http')
  }
})
