// Each message on one line, whatever a stranger wrote.
import { expect, test } from 'vitest'
import { LoadbangError } from '../runtime/errors.ts'
import { errorLineOf, shellLine, warnLine } from './shell-lines.ts'

test('an error is its code, its object and both sentences', () => {
  const error = { level: 'error', code: 'bad', text: 'It is bad.', advice: 'Mend it.' } as const
  expect(shellLine({ ...error, object: 'metro fast' })).toBe('error: bad metro fast: It is bad. Mend it.')
  expect(shellLine(error, 'js')).toBe('error: bad js: It is bad. Mend it.')
  expect(shellLine(error)).toBe('error: bad patch: It is bad. Mend it.')
  expect(errorLineOf(new LoadbangError('bad', 'It is bad.'), 'a.zip')).toBe('error: bad a.zip: It is bad.')
})

test('what a cell says is told apart by its level', () => {
  expect(shellLine({ level: 'log', text: 'hello' }, 'js')).toBe('log: js: hello')
  expect(shellLine({ level: 'warn', text: 'careful' }, 'js')).toBe('warn: js: careful')
  expect(shellLine({ level: 'error', text: 'oh' }, 'js')).toBe('error: console js: oh')
})

test('neither line ends nor a terminal’s control characters come through', () => {
  expect(warnLine('two\n  lines', 'and\r\nthree\u2028more')).toBe('warn: two lines: and three more')
  expect(warnLine('\u001b[2J', 'a\u0007b\u009b')).toBe('warn: \ufffd[2J: a\ufffdb\ufffd')
  expect(warnLine('x'.repeat(500), 's').length).toBeLessThan(150)
})
