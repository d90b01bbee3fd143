// Relaxed JSON as an atom: keys may be bare, commas may trail, single quotes serve, `$1` is a placeholder on the parsed tree and
// inside quotes (rules 11 and 12). Parsed by hand, because JSON.parse knows neither placeholders nor positions.
import type { List, Value } from '../message.ts'
import { badWord, brokenJson, refusedKey, tooDeep } from './errors.ts'
import { MAX_DEPTH } from './limits.ts'
import { readNumber } from './number.ts'
import { constant, placeholder, symbolOf, type DollarEnv, type Part } from './part.ts'

/** Where reading stands in a text. */
export interface Cursor {
  readonly text: string
  at: number
}

const literals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity]
])

/** Reads the value that begins at the cursor with `{`, `[` or a quote, and leaves the cursor behind it. */
export function readJson(cursor: Cursor): Part {
  return readValue(cursor, 0)
}

function readValue(cursor: Cursor, depth: number): Part {
  skipSpace(cursor)
  const char = cursor.text.charAt(cursor.at)
  if (char === '{' || char === '[') {
    if (depth >= MAX_DEPTH) throw tooDeep(cursor.at)
    return char === '{' ? readRecord(cursor, depth + 1) : readArray(cursor, depth + 1)
  }
  if (char === '"' || char === "'") return readString(cursor)
  const start = cursor.at
  const word = readBare(cursor)
  if (!word) throw brokenJson(cursor.text, start, 'a value')
  const number = readNumber(word)
  if (number !== undefined) return constant('data', number)
  const literal = literals.get(word)
  if (literal !== undefined) return constant('data', literal)
  const dollar = /^\$(\d{1,15})$/.exec(word)
  if (dollar) return placeholder(Number(dollar[1]))
  throw badWord(start, word)
}

function readArray(cursor: Cursor, depth: number): Part {
  const parts: Part[] = []
  cursor.at++
  while (!closes(cursor, ']')) {
    parts.push(readValue(cursor, depth))
    comma(cursor, ']')
  }
  const value: List = Object.freeze(parts.map((part) => part.value))
  if (!parts.some((part) => part.resolve)) return constant('data', value)
  return { role: 'data', value, resolve: (atoms, env) => parts.map((part) => valueOf(part, atoms, env)) }
}

function readRecord(cursor: Cursor, depth: number): Part {
  const keys: Part[] = []
  const values: Part[] = []
  const begins = cursor.at
  cursor.at++
  while (!closes(cursor, '}')) {
    keys.push(readKey(cursor))
    skipSpace(cursor)
    if (cursor.text.charAt(cursor.at) !== ':') throw brokenJson(cursor.text, cursor.at, '`:`')
    cursor.at++
    values.push(readValue(cursor, depth))
    comma(cursor, '}')
  }
  const build = (nameOf: (key: Part) => string, of: (part: Part) => Value): Value => {
    const result = Object.create(null) as { [key: string]: Value }
    for (const [index, key] of keys.entries()) {
      const name = nameOf(key)
      // A key that comes in by `$1` is checked here; one that is written was checked as it was read.
      if (name === '__proto__') throw refusedKey(begins, name)
      result[name] = of(values[index] as Part)
    }
    return result
  }
  const value = Object.freeze(build(asWritten, (part) => part.value))
  if (![...keys, ...values].some((part) => part.resolve)) return constant('data', value)
  const resolve = (atoms: List, env: DollarEnv): Value =>
    build(
      (key) => (key.resolve ? (key.resolve(atoms, env) as string) : asWritten(key)),
      (part) => valueOf(part, atoms, env)
    )
  return { role: 'data', value, resolve }
}

/** Keys are strings or interpolated strings. */
const asWritten = (key: Part): string => key.value as string

function readKey(cursor: Cursor): Part {
  const start = cursor.at
  const char = cursor.text.charAt(start)
  const bare = char !== '"' && char !== "'"
  const key = bare ? bareKey(readBare(cursor)) : readString(cursor)
  if (bare && key.value === '') throw brokenJson(cursor.text, start, 'a key')
  if (key.value === '__proto__') throw refusedKey(start, '__proto__')
  return key
}

/** `$gt` is plain, `$1` is not. */
function bareKey(word: string): Part {
  const dollar = /^\$(\d{1,15})$/.exec(word)
  return dollar ? symbolOf('data', [Number(dollar[1])]) : constant('data', word)
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['$', '$'],
  ['{', '{'],
  [',', ','],
  [';', ';'],
  [' ', ' ']
])

/** A quoted string. `$1` in it is filled in, `\$1` is not. */
function readString(cursor: Cursor): Part {
  const { text } = cursor
  const quote = text.charAt(cursor.at)
  const pieces: (string | number)[] = []
  let run = ''
  for (cursor.at++; text.charAt(cursor.at) !== quote; cursor.at++) {
    const char = text.charAt(cursor.at)
    if (char === '') throw brokenJson(text, cursor.at, `a closing ${quote}`)
    if (char === '\\') run += readEscape(cursor)
    else if (char === '$' && isDigit(text, cursor.at + 1)) {
      const digits = /^\d+/.exec(text.slice(cursor.at + 1, cursor.at + 16))?.[0] ?? ''
      if (run) pieces.push(run)
      run = ''
      pieces.push(Number(digits))
      cursor.at += digits.length
    } else run += char
  }
  cursor.at++
  if (run || !pieces.length) pieces.push(run)
  return symbolOf('data', pieces)
}

/** What a backslash and its letter mean; leaves the cursor on the last character of the escape. */
function readEscape(cursor: Cursor): string {
  const { text } = cursor
  const letter = text.charAt(++cursor.at)
  if (letter === 'u') {
    const digits = text.slice(cursor.at + 1, cursor.at + 5)
    if (!/^[\da-fA-F]{4}$/.test(digits))
      throw brokenJson(text, cursor.at + 1, 'a code of four hexadecimal digits')
    cursor.at += 4
    return String.fromCharCode(parseInt(digits, 16))
  }
  const plain = escapes.get(letter)
  if (plain === undefined) throw brokenJson(text, cursor.at, 'a character that may follow `\\`')
  return plain
}

/** The characters up to white space or a mark of JSON's. */
function readBare(cursor: Cursor): string {
  const start = cursor.at
  while (cursor.at < cursor.text.length && !' \t\n\r,:;{}[]"\''.includes(cursor.text.charAt(cursor.at)))
    cursor.at++
  return cursor.text.slice(start, cursor.at)
}

function skipSpace(cursor: Cursor): void {
  while (isSpace(cursor.text, cursor.at)) cursor.at++
}

/** Whether the closing mark comes next; if so, steps over it. */
function closes(cursor: Cursor, mark: string): boolean {
  skipSpace(cursor)
  if (cursor.text.charAt(cursor.at) !== mark) return false
  cursor.at++
  return true
}

/** After a member: a comma, or the closing mark, which is left for closes(). */
function comma(cursor: Cursor, mark: string): void {
  skipSpace(cursor)
  const char = cursor.text.charAt(cursor.at)
  if (char === ',') cursor.at++
  else if (char !== mark) throw brokenJson(cursor.text, cursor.at, `\`,\` or \`${mark}\``)
}

const valueOf = (part: Part, atoms: List, env: DollarEnv): Value =>
  part.resolve ? part.resolve(atoms, env) : part.value

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** Pd's white space. */
export const isSpace = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code === 32 || code === 10 || code === 9 || code === 13
}
