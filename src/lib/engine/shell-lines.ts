// What the shell sees of a patch: console lines as lines of text, each on one line whatever is in it.
//
//   error: CODE object-text: sentence      an error of a box; or of a file, then its name stands for the object
//   warn: object-text: sentence            something to know
//   log: object-text: text                 what a cell says with console.log
import type { LoadbangError } from '../runtime/errors.ts'
import type { ConsoleLine } from '../runtime/ports.ts'

/** Characters of a box's text that are shown. */
const LONG = 120

/** `object`: the text of a box, or the name of a file. */
export const errorLine = (code: string, object: string, sentence: string): string =>
  `error: ${code} ${short(object)}: ${oneLine(sentence)}`

export const warnLine = (object: string, sentence: string): string =>
  `warn: ${short(object)}: ${oneLine(sentence)}`

export const errorLineOf = (error: LoadbangError, object: string): string =>
  errorLine(error.code, object, error.sentence)

/** A line of the console that is no print. `object`: the text of its box, where the line itself does not say. */
export function shellLine(line: ConsoleLine, object = 'patch'): string {
  const sentence = line.advice ? `${line.text} ${line.advice}` : line.text
  if (line.level === 'error') return errorLine(line.code ?? 'console', line.object ?? object, sentence)
  if (line.level === 'warn') return warnLine(line.object ?? object, sentence)
  return `log: ${short(line.object ?? object)}: ${oneLine(sentence)}`
}

function short(text: string): string {
  const line = oneLine(text)
  return line.length > LONG ? `${line.slice(0, LONG - 1)}…` : line
}

// eslint-disable-next-line no-control-regex -- control characters are just what is looked for
const control = /[\u0000-\u001f\u007f-\u009f]/g

/** Without line ends and other control characters: what a stranger wrote must not move a terminal's cursor. */
const oneLine = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(control, '\ufffd')
    .trim()
