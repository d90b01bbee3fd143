// Values inside an expression: functions, and the conversions of JavaScript that never call a method of the value. Records,
// bytes, bangs and commands convert to nothing: JavaScript's "[object Object]" has helped nobody.
import { LoadbangError } from '../errors.ts'
import { Bang, Command, isBinary, isRecord } from '../message.ts'
import type { Meter } from './limits.ts'

/** A function of the expression's own, or one of the table. Never a JavaScript function: there is nothing to reach through it. */
export class Fn {
  readonly call: (args: readonly unknown[]) => unknown
  constructor(call: (args: readonly unknown[]) => unknown) {
    this.call = call
  }
}

export const isDate = (value: unknown): value is Date =>
  typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Date]'

/** `text`, `list`, … for error sentences. */
export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'string') return 'text'
  if (typeof value !== 'object') return `a ${typeof value}`
  if (value instanceof Fn) return 'a function'
  if (value instanceof Bang) return 'a bang'
  if (value instanceof Command) return 'a command'
  if (Array.isArray(value)) return 'a list'
  if (isDate(value)) return 'a date'
  return isBinary(value) ? 'bytes' : 'a record'
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function noConversion(value: unknown, wanted: string): LoadbangError {
  const advice =
    isObject(value) && isRecord(value)
      ? 'Take one field of it, or use JSON.stringify.'
      : 'Take one part of it.'
  return new LoadbangError('expr-type', `${capital(nameOf(value))} cannot be used as ${wanted}.`, advice)
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** JavaScript's ToPrimitive for what an expression can hold; dates are milliseconds. */
export function toPrimitive(meter: Meter, value: unknown, wanted: string): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value)) return joined(meter, value, ',', 0)
  if (isDate(value)) return wanted === 'text' ? dateText(value) : Date.prototype.getTime.call(value)
  throw noConversion(value, wanted)
}

export function toNumber(meter: Meter, value: unknown): number {
  if (typeof value === 'number') return value
  const primitive = toPrimitive(meter, value, 'a number')
  if (typeof primitive === 'string') meter.scan(primitive.length)
  return Number(primitive)
}

export function toText(meter: Meter, value: unknown): string {
  if (typeof value === 'string') return value
  return String(toPrimitive(meter, value, 'text'))
}

/** The key of `x[key]`. */
export function toKey(meter: Meter, value: unknown): string {
  const key = toText(meter, value)
  meter.scan(key.length)
  return key
}

/** Dates print in one way everywhere: no zone, no language. */
export function dateText(date: Date): string {
  const time = Date.prototype.getTime.call(date)
  return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString()
}

/** `list.join(separator)`, paid for piece by piece. */
export function joined(meter: Meter, list: readonly unknown[], separator: string, depth: number): string {
  if (depth > 50) throw new LoadbangError('expr-deep', 'The list is nested too deeply to be text.')
  meter.spend(list.length)
  let text = ''
  for (let i = 0; i < list.length; i++) {
    const item = list[i]
    const part =
      item === null || item === undefined
        ? ''
        : Array.isArray(item)
          ? joined(meter, item, ',', depth + 1)
          : toText(meter, item)
    meter.text(text.length + part.length + separator.length)
    // Only what is added costs: the running text is a rope.
    meter.steps -= text.length >> 4
    text = i === 0 ? part : text + separator + part
  }
  return text
}

/** What may stand inside a list or a record: anything but a function. */
export function storable(value: unknown): unknown {
  if (value instanceof Fn) {
    throw new LoadbangError(
      'expr-function',
      'A function cannot be kept in a list or a record.',
      'Call it, or hand it to a method such as map.'
    )
  }
  return value
}

export function looselyEqual(meter: Meter, a: unknown, b: unknown): boolean {
  meter.same(a, b)
  if (isObject(a) === isObject(b)) return a == b // eslint-disable-line eqeqeq -- two primitives, or two references
  const [object, primitive] = isObject(a) ? [a, b] : [b, a]
  if (primitive === null || primitive === undefined) return false
  if (!Array.isArray(object) && !isDate(object)) return false
  return toPrimitive(meter, object, 'text') == primitive // eslint-disable-line eqeqeq -- a primitive and what became one
}

export function add(meter: Meter, left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right
  const a = toPrimitive(meter, left, 'text')
  const b = toPrimitive(meter, right, 'text')
  if (typeof a !== 'string' && typeof b !== 'string') return Number(a) + Number(b)
  const [x, y] = [String(a), String(b)]
  meter.text(x.length + y.length)
  return x + y
}

/** `<`, with the operands in order; undefined where one is not a number. */
export function compare(meter: Meter, left: unknown, right: unknown): number | undefined {
  const a = toPrimitive(meter, left, 'a number')
  const b = toPrimitive(meter, right, 'a number')
  meter.same(a, b)
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  const [x, y] = [Number(a), Number(b)]
  return x < y ? -1 : x > y ? 1 : x === y ? 0 : undefined
}
