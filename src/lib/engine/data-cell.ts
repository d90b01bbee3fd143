// Stored values in the few words that a screen has room for. Whatever lies in a store, this costs little: it stops when it has
// enough.
import { Bang, Command, isBinary, type List, type MessageRecord, type Value } from '../runtime/message.ts'
import { numberText } from '../runtime/text/number.ts'
import { binariesIn, binaryCell, bytesIn, kindOf, typeOf } from './data-binary.ts'
import { prettyJson, sizeText, toEditable } from './data-json.ts'
import type { Cell, CellKind, Row } from './data-protocol.ts'

/** Characters of a cell; of a text, and lines, in the JSON view. */
const CELL = 160
const TEXT = 1000
const LINES = 60
/** Items of a list, and fields of a record, in the JSON view. */
const ITEMS = 40

export function cellOf(value: Value, path: readonly string[]): Cell {
  const kind = cellKind(value)
  if (isBinary(value)) {
    const what = typeOf(value) || kindOf(value)
    return { kind, text: `${what}, ${sizeText(bytesIn(value))}`, binary: binaryCell(value, path) }
  }
  if (typeof value === 'string') return { kind, text: oneLine(value.slice(0, CELL + 1)) }
  return { kind, text: cutAt(brief(value, CELL), CELL) }
}

export function cellKind(value: Value): CellKind {
  switch (typeof value) {
    case 'number':
      return 'number'
    case 'string':
      return 'text'
    case 'boolean':
      return 'boolean'
    default:
      if (value === null || value === undefined) return 'nothing'
  }
  if (Array.isArray(value)) return 'list'
  if (value instanceof Bang || value instanceof Command) return 'message'
  if (isBinary(value)) return 'binary'
  return kindOf(value as never) === 'Date' ? 'date' : 'record'
}

const oneLine = (text: string): string => cutAt(text.replace(/\s+/g, ' '), CELL)
const cutAt = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** About `left` characters of it, or a little more; inside lists and records texts are quoted. */
function brief(value: Value, left: number): string {
  if (typeof value === 'string') return JSON.stringify(cutAt(value.slice(0, left + 1), left))
  if (typeof value === 'number') return numberText(value)
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (isBinary(value)) return `<${typeOf(value) || kindOf(value)}, ${sizeText(bytesIn(value))}>`
  if (value instanceof Bang) return 'bang'
  if (value instanceof Command)
    return [value.selector, ...value.args.map((item) => brief(item, left))].join(' ')
  if (Array.isArray(value)) {
    return `[${briefly(value as List, left, (item, rest) => brief(item, rest))}]`
  }
  if (cellKind(value) === 'date') return dateText(value as Date)
  const fields = value as MessageRecord
  return `{${briefly(Object.keys(fields), left, (key, rest) => `${key}: ${brief(fields[key], rest)}`)}}`
}

function briefly<T>(items: readonly T[], left: number, write: (item: T, left: number) => string): string {
  let text = ''
  for (const [i, item] of items.entries()) {
    if (text.length > left) return `${text}, …`
    text += `${i > 0 ? ', ' : ''}${write(item, Math.max(0, left - text.length))}`
  }
  return text
}

const dateText = (date: Date): string =>
  Number.isNaN(date.getTime())
    ? 'no date'
    : date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.000Z$|Z$/, '')

/** A value for the JSON view: indented, cut where it is long. */
export function jsonRow(id: string, value: Value): Row {
  const state = { cut: false }
  const text = prettyJson(toEditable(shortened(value, state)).json)
  const lines = text.split('\n')
  if (lines.length > LINES) state.cut = true
  const json = lines.length > LINES ? lines.slice(0, LINES).join('\n') : text
  return { id, json, cut: state.cut, binaries: binariesIn(value) }
}

/** A copy with long texts and lists cut. */
function shortened(value: Value, state: { cut: boolean }, depth = 0): Value {
  if (typeof value === 'string') {
    if (value.length <= TEXT) return value
    state.cut = true
    return cutAt(value, TEXT)
  }
  const kind = cellKind(value)
  if (kind !== 'list' && kind !== 'record') return value
  if (depth > 20) {
    state.cut = true
    return '…'
  }
  if (kind === 'list') {
    const list = value as List
    if (list.length > ITEMS) state.cut = true
    return list.slice(0, ITEMS).map((item) => shortened(item, state, depth + 1))
  }
  const fields = value as MessageRecord
  const keys = Object.keys(fields)
  if (keys.length > ITEMS) state.cut = true
  const out = Object.create(null) as { [key: string]: Value }
  for (const key of keys.slice(0, ITEMS)) out[key] = shortened(fields[key], state, depth + 1)
  return out
}
