// Plain copies of what a document holds, and the way back: what a box's data may be. Documents come from strangers, so
// nothing here trusts a prototype, a key or a depth, and nothing throws on reading.
import * as Y from 'yjs'
import type { MessageRecord, Value } from '../runtime/message.ts'
import { limits } from './limits.ts'
import { isSafeKey } from './storable.ts'

/**
 * Whether a string may be the id of a box or cable, a port or a field: not empty, not wild in size, and no name that every
 * object has by birth (`__proto__`, `constructor`), on which code that uses plain objects as tables would stumble.
 */
export function isSafeId(id: unknown): id is string {
  return (
    typeof id === 'string' &&
    id !== '' &&
    id.length <= limits.id &&
    id !== 'prototype' &&
    !(id in Object.prototype)
  )
}

/** One own field of a Y.Map or of a plain object; undefined for anything else. */
export function field(container: unknown, key: string): unknown {
  if (container instanceof Y.Map) return container.get(key)
  if (!isPlain(container)) return undefined
  return Object.hasOwn(container, key) ? container[key] : undefined
}

/** The own keys of a Y.Map or a plain object that may stand in saved data. */
export function fields(container: unknown): string[] {
  const keys =
    container instanceof Y.Map ? [...container.keys()] : isPlain(container) ? Object.keys(container) : []
  return keys.filter(isSafeKey)
}

/** A plain object: neither a list nor bytes nor a shared type. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value) &&
    !(value instanceof ArrayBuffer) &&
    !(value instanceof Y.AbstractType) &&
    !(value instanceof Y.Doc)
  )
}

/** A deep plain copy: shared maps and objects as records without prototype, lists as arrays, Y.Text as string. */
export function toPlain(value: unknown, depth: number = limits.depth): Value {
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value !== 'object') {
    return typeof value === 'function' || typeof value === 'symbol' ? undefined : (value as Value)
  }
  if (value instanceof Uint8Array) return value
  if (value instanceof Y.Text) return value.toString()
  if (depth <= 0) return null
  if (value instanceof Y.Array) return value.toArray().map((item) => toPlain(item, depth - 1))
  if (Array.isArray(value)) return value.map((item) => toPlain(item, depth - 1))
  return toRecord(value, depth)
}

/** The record of a Y.Map or plain object; an empty one for anything else. */
export function toRecord(value: unknown, depth: number = limits.depth): MessageRecord {
  const copy = Object.create(null) as Record<string, Value>
  for (const key of fields(value)) copy[key] = toPlain(field(value, key), depth - 1)
  return copy
}

/** Whether two plain values are the same, compared deeply. */
export function samePlain(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    return (
      a instanceof Uint8Array &&
      b instanceof Uint8Array &&
      a.length === b.length &&
      a.every((x, i) => x === b[i])
    )
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      samePlain((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])
  )
}
