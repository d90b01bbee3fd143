// The methods of numbers, booleans, dates and records.
import { LoadbangError } from '../errors.ts'
import { integer, type Method, type Methods } from './methods-type.ts'
import { dateText, toText } from './values.ts'

function within(value: number, low: number, high: number, what: string): number {
  if (value >= low && value <= high) return value
  throw new LoadbangError('expr-range', `${what} must lie between ${low} and ${high}, not at ${value}.`)
}

export const NUMBER_METHODS: Methods<number> = new Map<string, Method<number>>([
  ['toFixed', (n, a, m) => n.toFixed(within(integer(m, a[0]), 0, 100, 'The number of digits'))],
  [
    'toPrecision',
    (n, a, m) =>
      a[0] === undefined ? String(n) : n.toPrecision(within(integer(m, a[0]), 1, 100, 'The number of digits'))
  ],
  [
    'toString',
    (n, a, m) => (a[0] === undefined ? String(n) : n.toString(within(integer(m, a[0]), 2, 36, 'The base')))
  ],
  ['valueOf', (n) => n]
])

export const BOOLEAN_METHODS: Methods<boolean> = new Map<string, Method<boolean>>([
  ['toString', String],
  ['valueOf', (b) => b]
])

const DATE_PARTS = [
  'getDate',
  'getDay',
  'getFullYear',
  'getHours',
  'getMilliseconds',
  'getMinutes',
  'getMonth',
  'getSeconds',
  'getTime',
  'getTimezoneOffset',
  'getUTCDate',
  'getUTCDay',
  'getUTCFullYear',
  'getUTCHours',
  'getUTCMilliseconds',
  'getUTCMinutes',
  'getUTCMonth',
  'getUTCSeconds',
  'valueOf'
] as const

export const DATE_METHODS: Methods<Date> = new Map<string, Method<Date>>([
  ...DATE_PARTS.map((name): [string, Method<Date>] => [name, (date) => Date.prototype[name].call(date)]),
  ['toISOString', dateText],
  ['toString', dateText]
])

export const RECORD_METHODS: Methods<object> = new Map<string, Method<object>>([
  ['hasOwnProperty', (object, a, m) => Object.hasOwn(object, toText(m, a[0]))]
])
