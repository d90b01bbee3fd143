// Random values for property tests: everything that may stand in a message or a store, Blobs excepted, and with a liking for
// what goes wrong: records that look like the codec's own tags, `__proto__` as a key, views on part of a buffer.
import fc from 'fast-check'
import { bang, Command, type Value } from '../../message.ts'

const keys = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 6 }) },
  fc.constantFrom(
    '$',
    '__proto__',
    'constructor',
    'type',
    'selector',
    'args',
    'fields',
    'bytes',
    'base64',
    'toString'
  )
)

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  // Lone halves of surrogate pairs.
  fc
    .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 4 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '$', 'NaN', 'bang', 'record', '{"$":"bang"}')
)

const part = fc
  .tuple(fc.uint8Array({ maxLength: 24 }), fc.nat(8))
  .map(([bytes, from]) => bytes.subarray(Math.min(from, bytes.length)))

const binaries: fc.Arbitrary<Value> = fc.oneof(
  part,
  part.map((bytes) => bytes.slice().buffer),
  part.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
  fc.float32Array({ maxLength: 4 }),
  fc.float64Array({ maxLength: 4 }),
  fc.int16Array({ maxLength: 4 }),
  fc.uint8ClampedArray({ maxLength: 4 }),
  fc.bigInt64Array({ maxLength: 4 })
)

const record = (entries: readonly [string, Value][]): Value => {
  const fields = Object.create(null) as Record<string, Value>
  for (const [key, value] of entries) fields[key] = value
  return fields
}

/** Values of all kinds, nested. */
export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value; list: Value[] }>((tie) => ({
  list: fc.array(tie('value'), { maxLength: 5 }),
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom<Value>(NaN, Infinity, -Infinity, -0, 0, null, undefined, true, false, bang),
      texts,
      fc.date({ noInvalidDate: false }),
      binaries
    ),
    tie('list'),
    fc.tuple(texts, tie('list')).map(([selector, args]) => new Command(selector, args)),
    fc.array(fc.tuple(keys, tie('value')), { maxLength: 5 }).map(record),
    fc
      .tuple(fc.constantFrom('bang', 'NaN', 'undefined', 'date', 'record', 'blob', ''), tie('value'))
      .map(([tag, value]) =>
        record([
          ['$', tag],
          ['fields', value]
        ])
      )
  )
})).value

/**
 * Whether two values are the same in kind, class, prototype and content. By hand, because test libraries read `constructor`
 * off records, which here may be a key like any other.
 */
export function alike(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (a instanceof Date) return Object.is(a.getTime(), (b as Date).getTime())
  if (a instanceof ArrayBuffer) return alike([...new Uint8Array(a)], [...new Uint8Array(b as ArrayBuffer)])
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    const copy = (view: ArrayBufferView) =>
      view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer
    return alike(copy(a), copy(b))
  }
  const keys = Object.keys(a)
  const fields = a as Record<string, Value>
  const others = b as Record<string, Value>
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && alike(fields[key], others[key]))
  )
}
