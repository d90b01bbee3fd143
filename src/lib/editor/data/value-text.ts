// Stored values as text in a field, and back. It is read as a message box reads: a number is a number, `{…}` and `[…]` are data (keys
// may be bare), a word is a text; a text that would be read as something else stands in quotes.
import { fromEditable, lineJson, prettyJson, toEditable } from '../../engine/data-json.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Binary, Value } from '../../runtime/message.ts'
import { readJson, type Cursor } from '../../runtime/text/json.ts'

export interface ValueText {
  readonly text: string
  /** Binaries that the text only names: reading it again needs them. */
  readonly kept: readonly Binary[]
}

/** `spread`: over several lines, where there is more than one value in it. */
export function valueText(value: Value, { spread = false } = {}): ValueText {
  if (typeof value === 'string' && readsAsItself(value)) return { text: value, kept: [] }
  const { json, kept } = toEditable(value)
  return { text: spread ? prettyJson(json) : lineJson(json), kept }
}

/** Throws `data-json` where it is none. */
export function readValue(text: string, kept: readonly Binary[] = []): Value {
  const json = readJsonText(text.trim())
  return json === undefined ? text : fromEditable(json.value, kept)
}

/** The same where only data will do: a document, a query. */
export function readRecord(text: string, kept: readonly Binary[] = []): { readonly [field: string]: Value } {
  const value = readValue(text, kept)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== null) {
    throw new LoadbangError(
      'data-json',
      'A document is a record, with braces around its fields.',
      'Write it as in {"title": "Hello", "year": 1840}.'
    )
  }
  return value as { readonly [field: string]: Value }
}

function readsAsItself(text: string): boolean {
  try {
    return text.trim() === text && readJsonText(text) === undefined
  } catch {
    return false
  }
}

/** undefined: the text is a text. */
function readJsonText(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (strict) {
    // What does not begin as data is no data that was mistyped.
    if (!/^[{["']/.test(text)) return undefined
    if (text.startsWith("'") && !/^'[^']*'$/.test(text)) return undefined
    return { value: relaxed(text, strict) }
  }
}

function relaxed(text: string, strict: unknown): unknown {
  const cursor: Cursor & { at: number } = { text, at: 0 }
  let part: ReturnType<typeof readJson>
  try {
    part = readJson(cursor)
  } catch (thrown) {
    throw bad(thrown instanceof Error ? thrown.message : String(thrown))
  }
  const rest = text.slice(cursor.at).trim()
  if (rest) throw bad(`After the value comes \`${rest.length > 20 ? `${rest.slice(0, 20)}…` : rest}\`.`)
  // `$1` would be filled in by a message; here nothing fills it in.
  if (part.resolve) throw bad(strict instanceof Error ? `${strict.message}.` : 'This is no JSON.')
  return part.value
}

const bad = (sentence: string): LoadbangError =>
  new LoadbangError(
    'data-json',
    sentence,
    'Check the braces, brackets, commas and quotes. Nothing has been changed.'
  )
