// What a document may hold, made of a value. Knows nothing of documents: the engine's worker asks too, and has none.
import { LoadbangError } from '../runtime/errors.ts'
import { limits } from './limits.ts'

/** Whether a key may stand in saved data: all but the two at which plain objects, and Yjs with them, go wrong. */
export const isSafeKey = (key: string): boolean => key !== '__proto__' && key !== 'constructor'

/**
 * A value as the document may hold it: JSON values and bytes, copied, with ordinary prototypes (Yjs refuses others).
 * Throws LoadbangError `patch-value` for what cannot be saved.
 */
export function toStorable(value: unknown, depth: number = limits.depth): unknown {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'string')
    return value
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || depth <= 0) throw notStorable(value)
  if (value instanceof Uint8Array) return value.slice()
  if (Array.isArray(value)) return value.map((item) => toStorable(item, depth - 1))
  // Shared types, buffers and all the rest have prototypes of their own.
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) throw notStorable(value)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value).filter(isSafeKey))
    copy[key] = toStorable((value as Record<string, unknown>)[key], depth - 1)
  return copy
}

const notStorable = (value: unknown) =>
  new LoadbangError(
    'patch-value',
    `${typeof value === 'object' ? 'An object that is neither a list, a record nor bytes, or is nested too deeply,' : `A ${typeof value}`} cannot be saved with a box.`,
    'Save numbers, text, lists, records or bytes.'
  )
