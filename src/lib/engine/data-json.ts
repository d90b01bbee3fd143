// Stored values as JSON that a person reads and edits: the codec's tags, with dates as one writes them, and with binaries that only
// stand for themselves: `{"$": "blob", "kept": 0, "is": "image/png, 34 KB"}` gives the same blob back when it is read again.
import { LoadbangError } from '../runtime/errors.ts'
import { bytesIn, typeOf, kindOf } from './data-binary.ts'
import { isBuffer } from '../runtime/codec/bytes.ts'
import { Decoder, Encoder, nothing } from '../runtime/codec/walk.ts'
import type { Binary, Value } from '../runtime/message.ts'

export interface Editable {
  readonly json: unknown
  /** What its `kept` numbers mean. */
  readonly kept: readonly Binary[]
}

const numbers = new Map<string, number>([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0]
])

export function toEditable(value: Value): Editable {
  const kept: Binary[] = []
  const encoder = new Encoder({
    copy: true,
    number: (n) => (Number.isFinite(n) && !Object.is(n, -0) ? n : { $: Object.is(n, -0) ? '-0' : String(n) }),
    nothing: () => ({ $: 'undefined' }),
    date: (date) => ({ $: 'date', at: Number.isNaN(date.getTime()) ? null : date.toISOString() }),
    binary(binary) {
      const at = kept.push(binary) - 1
      const what = typeOf(binary) || kindOf(binary)
      return { $: isBuffer(binary) ? 'bytes' : 'blob', kept: at, is: `${what}, ${sizeText(bytesIn(binary))}` }
    }
  })
  return { json: encoder.value(value), kept }
}

/** Throws `value-broken`, `value-deep`, or `data-json` where a binary stands that was not there. */
export function fromEditable(json: unknown, kept: readonly Binary[]): Value {
  return new Decoder({
    leaf: () => undefined,
    tag(tag, { at, kept: number }) {
      if (numbers.has(tag)) return numbers.get(tag)
      if (tag === 'undefined') return nothing
      if (tag === 'date') return dateOf(at)
      if (tag !== 'bytes' && tag !== 'blob') return undefined
      const binary = kept[number as number]
      if (!binary) throw unknownBinary(number)
      return binary
    }
  }).value(json)
}

/** Characters up to which a list or a record of plain values stands on one line. */
const LINE = 60

/** JSON on one line, with the spaces that a person would write. */
export function lineJson(json: unknown): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json)
  if (Array.isArray(json)) return `[${json.map(lineJson).join(', ')}]`
  return `{${Object.entries(json)
    .map(([key, value]) => `${JSON.stringify(key)}: ${lineJson(value)}`)
    .join(', ')}}`
}

/** JSON over several lines, where there is more in it than one line shows. */
export function prettyJson(json: unknown, indent = ''): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json)
  const isList = Array.isArray(json)
  const isShort = isList || Object.hasOwn(json, '$')
  if (isShort && Object.values(json).every(isPlain)) {
    const line = lineJson(json)
    if (line.length <= LINE || !isList) return line
  }
  const deeper = `${indent}  `
  const lines = isList
    ? json.map((item) => deeper + prettyJson(item, deeper))
    : Object.entries(json).map(
        ([key, value]) => `${deeper}${JSON.stringify(key)}: ${prettyJson(value, deeper)}`
      )
  const [open, close] = isList ? '[]' : '{}'
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${indent}${close}`
}

const isPlain = (json: unknown): boolean => typeof json !== 'object' || json === null

/** A date as one writes it, or in milliseconds; null: an invalid one. Throws `data-json`. */
export function dateOf(at: unknown): Date {
  if (at === null) return new Date(NaN)
  const date = typeof at === 'string' || typeof at === 'number' ? new Date(at) : null
  if (!date || Number.isNaN(date.getTime())) {
    throw new LoadbangError(
      'data-json',
      `${JSON.stringify(at)} is no date.`,
      'Write it as in {"$": "date", "at": "2026-01-31T12:00:00.000Z"}.'
    )
  }
  return date
}

const unknownBinary = (number: unknown): LoadbangError =>
  new LoadbangError(
    'data-json',
    `There is no binary number ${JSON.stringify(number)} here.`,
    'Binaries can be moved or left out, but not written as text.'
  )

/** `812 B`, `34 KB`, `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`
  const units = ['KB', 'MB', 'GB']
  let size = bytes / 1024
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  return `${size < 9.95 ? size.toFixed(1).replace(/\.0$/, '') : Math.round(size)} ${units[unit]!}`
}
