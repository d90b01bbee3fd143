// The names an expression knows beside its inputs. Tables of values and functions of our own: the real Math, Object and Array
// are never handed out.
import { LoadbangError } from '../errors.ts'
import { bang, isBinary } from '../message.ts'
import { LIMITS, tooDeep, type Meter } from './limits.ts'
import { integer, needFn } from './methods-type.ts'
import { weigh } from './size.ts'
import { Fn, isDate, nameOf, storable, toNumber, toText } from './values.ts'

type Native = (args: readonly unknown[], meter: Meter) => unknown

export const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['bang', bang]
])

const numberOf: Native = (a, m) => (a.length === 0 ? 0 : toNumber(m, a[0]))
const scanned: (value: unknown, meter: Meter) => string = (value, meter) => {
  const text = toText(meter, value)
  meter.scan(text.length)
  return text
}
const parseFloatOf: Native = (a, m) => parseFloat(scanned(a[0], m))
const parseIntOf: Native = (a, m) =>
  parseInt(scanned(a[0], m), a[1] === undefined ? undefined : integer(m, a[1]))

/** Functions called by their bare name; they may also be handed to a method: `x.map(Number)`. */
export const FUNCTIONS: ReadonlyMap<string, Native> = new Map<string, Native>([
  ['Number', numberOf],
  ['String', (a, m) => (a.length === 0 ? '' : toText(m, a[0]))],
  ['Boolean', (a) => Boolean(a[0])],
  ['parseInt', parseIntOf],
  ['parseFloat', parseFloatOf],
  ['isNaN', (a, m) => Number.isNaN(toNumber(m, a[0]))],
  ['isFinite', (a, m) => Number.isFinite(toNumber(m, a[0]))]
])

const UNARY = [
  'abs acos acosh asin asinh atan atanh cbrt ceil clz32 cos cosh exp expm1 floor fround log log10 log1p log2',
  'round sign sin sinh sqrt tan tanh trunc'
]
const UNARY_MATH = UNARY.join(' ').split(' ') as ('abs' | 'cos')[]

const folded =
  (start: number, step: (a: number, b: number) => number): Native =>
  (args, meter) => {
    meter.spend(args.length)
    let result = start
    for (const arg of args) result = step(result, toNumber(meter, arg))
    return result
  }

const MATH = new Map<string, Native>([
  ...UNARY_MATH.map((name): [string, Native] => [name, (a, m) => Math[name](toNumber(m, a[0]))]),
  ['max', folded(-Infinity, Math.max)],
  ['min', folded(Infinity, Math.min)],
  ['hypot', (a, m) => (m.spend(a.length), Math.hypot(...a.map((x) => toNumber(m, x))))],
  ['atan2', (a, m) => Math.atan2(toNumber(m, a[0]), toNumber(m, a[1]))],
  ['pow', (a, m) => toNumber(m, a[0]) ** toNumber(m, a[1])],
  [
    'random',
    () => {
      throw new LoadbangError(
        'expr-name',
        'Math.random is not here: a run could not be repeated.',
        'Use [random].'
      )
    }
  ]
])

const fields = (value: unknown, method: string): object => {
  const plain = typeof value === 'object' && value !== null && !(value instanceof Fn)
  if (plain && !isDate(value) && !isBinary(value)) return value
  throw new LoadbangError('expr-type', `Object.${method} needs a record, not ${nameOf(value)}.`)
}
const keysOf = (value: unknown, method: string, meter: Meter): [object, string[]] => {
  const object = fields(value, method)
  if (Array.isArray(object)) meter.spend(object.length)
  const keys = Object.keys(object)
  meter.spend(keys.length)
  return [object, keys]
}
const valueAt = (object: object, key: string): unknown => (object as Record<string, unknown>)[key]

/** Sets a field of a record that is being made. `__proto__` is refused as a key everywhere (rule 11). */
export function setField(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    throw new LoadbangError('expr-key', '"__proto__" cannot be a key.', 'Name it otherwise.')
  target[key] = storable(value)
}

const OBJECT = new Map<string, Native>([
  ['keys', (a, m) => keysOf(a[0], 'keys', m)[1]],
  [
    'values',
    (a, m) => {
      const [object, keys] = keysOf(a[0], 'values', m)
      return keys.map((key) => valueAt(object, key))
    }
  ],
  [
    'entries',
    (a, m) => {
      const [object, keys] = keysOf(a[0], 'entries', m)
      return keys.map((key) => [key, valueAt(object, key)])
    }
  ],
  [
    'fromEntries',
    (a, m) => {
      const made = Object.create(null) as Record<string, unknown>
      const pairs: readonly unknown[] = Array.isArray(a[0]) ? a[0] : []
      m.spend(pairs.length)
      for (const pair of pairs) if (Array.isArray(pair)) setField(made, toText(m, pair[0]), pair[1])
      return made
    }
  ],
  ['hasOwn', (a, m) => Object.hasOwn(fields(a[0], 'hasOwn'), toText(m, a[1]))]
])

/** The elements of what can be spread: a list, a text, bytes. */
export function elements(meter: Meter, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') {
    meter.spend(value.length)
    return [...value]
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const view = value as unknown as ArrayLike<unknown>
    meter.spend(view.length)
    return Array.from(view)
  }
  throw new LoadbangError('expr-type', `Only a list can be spread, not ${nameOf(value)}.`)
}

const ARRAY = new Map<string, Native>([
  ['isArray', (a) => Array.isArray(a[0])],
  ['of', (a, m) => (m.spend(a.length), a.map(storable))],
  [
    'from',
    (a, m) => {
      const fn = a[1] === undefined ? undefined : needFn(a[1], 'Array.from')
      const source = a[0]
      let items: readonly unknown[]
      if (
        typeof source === 'object' &&
        source !== null &&
        !Array.isArray(source) &&
        Object.hasOwn(source, 'length')
      ) {
        const length = Math.max(0, integer(m, valueAt(source, 'length')))
        m.spend(length)
        items = Array.from({ length }, (_, i) =>
          Object.hasOwn(source, String(i)) ? valueAt(source, String(i)) : undefined
        )
      } else items = elements(m, source)
      m.spend(items.length)
      return items.map((item, i) => storable(fn ? fn.call([item, i]) : item))
    }
  ]
])

/** What JSON.parse gives, as records without a prototype. */
function revived(meter: Meter, value: unknown, depth: number): unknown {
  meter.spend(1)
  if (typeof value !== 'object' || value === null) return value
  if (depth > LIMITS.resultDepth) throw tooDeep()
  if (Array.isArray(value)) return value.map((item) => revived(meter, item, depth + 1))
  const made = Object.create(null) as Record<string, unknown>
  for (const key of Object.keys(value)) setField(made, key, revived(meter, valueAt(value, key), depth + 1))
  return made
}

const JSON_TEXT = new Map<string, Native>([
  [
    'stringify',
    (a, m) => {
      if (a[1] !== undefined && a[1] !== null) {
        throw new LoadbangError(
          'expr-type',
          'JSON.stringify takes no replacer here.',
          'Map the value before.'
        )
      }
      const indent = a[2] === undefined ? 0 : Math.min(10, Math.max(0, integer(m, a[2])))
      m.text(weigh(m, a[0], indent))
      return JSON.stringify(a[0], null, indent)
    }
  ],
  [
    'parse',
    (a, m) => {
      const text = toText(m, a[0])
      m.text(text.length)
      let parsed: unknown
      try {
        parsed = JSON.parse(text)
      } catch {
        throw new LoadbangError('expr-json', 'The text is no JSON.', 'Check its brackets and quotes.')
      }
      return revived(m, parsed, 0)
    }
  ]
])

const NUMBER = new Map<string, Native>([
  ['isInteger', (a) => Number.isInteger(a[0])],
  ['isFinite', (a) => Number.isFinite(a[0])],
  ['isNaN', (a) => Number.isNaN(a[0])],
  ['isSafeInteger', (a) => Number.isSafeInteger(a[0])],
  ['parseFloat', parseFloatOf],
  ['parseInt', parseIntOf]
])

const STRING = new Map<string, Native>([
  ['fromCharCode', (a, m) => a.map((code) => String.fromCharCode(toNumber(m, code))).join('')],
  [
    'fromCodePoint',
    (a, m) =>
      a
        .map((code) => {
          const point = toNumber(m, code)
          if (Number.isInteger(point) && point >= 0 && point <= 0x10ffff) return String.fromCodePoint(point)
          throw new LoadbangError('expr-range', `${point} is no code point.`)
        })
        .join('')
  ]
])

const DATE = new Map<string, Native>([
  [
    'now',
    (_, m) => {
      if (m.env.now) return m.env.now()
      throw new LoadbangError('expr-name', 'There is no clock here.', 'Use Date.now in an object, not here.')
    }
  ]
])

export const NAMESPACES: ReadonlyMap<string, ReadonlyMap<string, Native>> = new Map([
  ['Math', MATH],
  ['Object', OBJECT],
  ['Array', ARRAY],
  ['JSON', JSON_TEXT],
  ['Number', NUMBER],
  ['String', STRING],
  ['Date', DATE]
])

/** `Math.PI` and the like, by `Namespace.NAME`. */
export const NAMESPACE_CONSTANTS: ReadonlyMap<string, number> = new Map([
  ...(['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'] as const).map(
    (name): [string, number] => [`Math.${name}`, Math[name]]
  ),
  ...(['EPSILON', 'MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER', 'MAX_VALUE', 'MIN_VALUE'] as const).map(
    (name): [string, number] => [`Number.${name}`, Number[name]]
  )
])
