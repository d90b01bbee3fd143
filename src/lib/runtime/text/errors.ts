// Every sentence that the text grammar says when it does not understand, with its code. Positions are counted from 1, in
// UTF-16 units, as the caret of a text field counts.
import { LoadbangError } from '../errors.ts'
import { MAX_DEPTH, MAX_TEXT } from './limits.ts'

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** What stands at a position, as words. */
export function came(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? 'the text ends' : `there is \`${String.fromCodePoint(code)}\``
}

export const brokenJson = (text: string, at: number, expected: string): LoadbangError =>
  new LoadbangError(
    'text-json',
    `At character ${at + 1} ${expected} was expected, but ${came(text, at)}.`,
    'Check the braces, brackets and quotes; a `\\` before the first one makes it an ordinary character.'
  )

export const badWord = (at: number, word: string): LoadbangError =>
  new LoadbangError(
    'text-json',
    `At character ${at + 1} \`${shown(word)}\` is no value.`,
    `Inside braces and brackets a symbol needs quotes: "${shown(word)}".`
  )

export const refusedKey = (at: number, key: string): LoadbangError =>
  new LoadbangError(
    'text-key',
    `At character ${at + 1} the key \`${key}\` is not allowed.`,
    'Choose another key.'
  )

export const tooDeep = (at: number): LoadbangError =>
  new LoadbangError(
    'text-deep',
    `At character ${at + 1} braces and brackets are nested more than ${MAX_DEPTH} deep.`,
    'Make the value flatter.'
  )

export const tooLong = (length: number): LoadbangError =>
  new LoadbangError(
    'text-long',
    `The text is ${length} characters long, and ${MAX_TEXT} are allowed.`,
    'Keep long values in a store or a file.'
  )

export const missingDollar = (n: number, count: number): LoadbangError =>
  new LoadbangError(
    'text-dollar',
    `\`$${n}\` was asked for, but the message has ${count === 1 ? '1 atom' : `${count} atoms`}.`,
    'Send a longer list, or use a smaller number.'
  )

export const noMessage = (what: string): LoadbangError =>
  new LoadbangError('text-null', `A message cannot be ${what}.`, 'Put it into a list or a record.')

export const badFloat = (): LoadbangError =>
  new LoadbangError('text-float', '`float` takes a number.', 'Write `float 3`, or `symbol` for a word.')

export const badTarget = (at: number): LoadbangError =>
  new LoadbangError(
    'text-target',
    `At character ${at + 1}, after \`;\`, the name of a receiver was expected.`,
    'Write `; name message`.'
  )

export const noReceivers = (): LoadbangError =>
  new LoadbangError('text-target', '`; name` has no meaning here.', 'Write the messages alone.')
