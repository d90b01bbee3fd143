// Reading a property. Own properties only, and of each kind only what is data: a prototype is never walked, so `constructor`
// and `__proto__`, computed or not, are undefined on everything.
import { LoadbangError } from '../errors.ts'
import { Bang, Command, isBinary } from '../message.ts'
import { Fn, isDate } from './values.ts'

const BINARY_FIELDS = new Set(['byteLength', 'length', 'size', 'type', 'width', 'height'])
const INDEX = /^(?:0|[1-9]\d{0,9})$/

/** `object[key]`; a bang and a command show `selector` and `args`. Throws on null and undefined, as JavaScript does. */
export function readProperty(object: unknown, key: string): unknown {
  if (object === null || object === undefined) {
    throw new LoadbangError(
      'expr-undefined',
      `${object === null ? 'null' : 'undefined'} has no "${key}".`,
      'Write ?. where something may be missing.'
    )
  }
  if (typeof object === 'string') {
    if (key === 'length') return object.length
    return INDEX.test(key) ? object[Number(key)] : undefined
  }
  if (typeof object !== 'object' || object instanceof Fn) return undefined
  if (object instanceof Bang) return key === 'selector' ? 'bang' : key === 'args' ? [] : undefined
  if (object instanceof Command) return key === 'selector' || key === 'args' ? object[key] : undefined
  if (isDate(object)) return undefined
  if (isBinary(object)) {
    if (BINARY_FIELDS.has(key)) {
      const value = (object as unknown as Record<string, unknown>)[key]
      return typeof value === 'number' || typeof value === 'string' ? value : undefined
    }
    const bytes = ArrayBuffer.isView(object) && INDEX.test(key)
    return bytes && Object.hasOwn(object, key)
      ? (object as unknown as Record<string, unknown>)[key]
      : undefined
  }
  return ownValue(object, key)
}

/** An own data property; what a getter would compute is not looked at. */
export function ownValue(object: object, key: string): unknown {
  if (!Object.hasOwn(object, key)) return undefined
  return (object as Record<string, unknown>)[key]
}
