// The operators, as functions of two values. Those of JavaScript that look into prototypes (`instanceof`) are not here.
import type { Meter } from './limits.ts'
import { add, compare, looselyEqual, toNumber, toText } from './values.ts'
import { LoadbangError } from '../errors.ts'
import { isBinary } from '../message.ts'
import { Fn, nameOf } from './values.ts'

type Operator = (meter: Meter, a: unknown, b: unknown) => unknown

const arithmetic =
  (run: (a: number, b: number) => number): Operator =>
  (meter, a, b) =>
    typeof a === 'number' && typeof b === 'number' ? run(a, b) : run(toNumber(meter, a), toNumber(meter, b))

export const BINARY: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['+', add],
  ['-', arithmetic((a, b) => a - b)],
  ['*', arithmetic((a, b) => a * b)],
  ['/', arithmetic((a, b) => a / b)],
  ['%', arithmetic((a, b) => a % b)],
  ['**', arithmetic((a, b) => a ** b)],
  ['&', arithmetic((a, b) => a & b)],
  ['|', arithmetic((a, b) => a | b)],
  ['^', arithmetic((a, b) => a ^ b)],
  ['<<', arithmetic((a, b) => a << b)],
  ['>>', arithmetic((a, b) => a >> b)],
  ['>>>', arithmetic((a, b) => a >>> b)],
  ['===', (meter, a, b) => (meter.same(a, b), a === b)],
  ['!==', (meter, a, b) => (meter.same(a, b), a !== b)],
  ['==', looselyEqual],
  ['!=', (meter, a, b) => !looselyEqual(meter, a, b)],
  ['<', (meter, a, b) => compare(meter, a, b) === -1],
  ['>', (meter, a, b) => compare(meter, a, b) === 1],
  ['<=', (meter, a, b) => (compare(meter, a, b) ?? 1) <= 0],
  ['>=', (meter, a, b) => (compare(meter, a, b) ?? -1) >= 0],
  ['in', (meter, a, b) => has(b, toText(meter, a))]
])

/** `key in record`: own keys alone. */
function has(object: unknown, key: string): boolean {
  if (typeof object === 'object' && object !== null && !(object instanceof Fn) && !isBinary(object)) {
    return Object.hasOwn(object, key)
  }
  throw new LoadbangError('expr-type', `"in" looks into a record or a list, not into ${nameOf(object)}.`)
}

export const UNARY: ReadonlyMap<string, (meter: Meter, a: unknown) => unknown> = new Map<
  string,
  (meter: Meter, a: unknown) => unknown
>([
  ['-', (meter, a) => -toNumber(meter, a)],
  ['+', (meter, a) => toNumber(meter, a)],
  ['~', (meter, a) => ~toNumber(meter, a)],
  ['!', (_, a) => !a],
  ['typeof', (_, a) => (a instanceof Fn ? 'function' : typeof a)],
  ['void', () => undefined]
])
