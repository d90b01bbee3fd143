// A shared or plain value copied for another document, in canonical form: keys sorted, text without its history, nothing
// deleted in it. Kinds stay what they are.
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { field, fields, isPlain } from './values.ts'

export const isShared = (value: unknown): value is Y.AbstractType<unknown> => value instanceof Y.AbstractType

/** The copy; undefined for what a patch cannot hold (documents in documents, XML) and below the depth limit. */
export function copyShared(value: unknown, depth: number = limits.depth): unknown {
  if (depth <= 0 || value instanceof Y.Doc) return undefined
  if (value instanceof Y.Map) {
    const map = new Y.Map<unknown>()
    for (const key of fields(value).sort()) {
      const copy = copyShared(value.get(key), depth - 1)
      if (copy !== undefined) map.set(key, copy)
    }
    return map
  }
  if (value instanceof Y.Array) {
    const array = new Y.Array<unknown>()
    array.push(value.toArray().map((item) => copyShared(item, depth - 1) ?? null))
    return array
  }
  if (value instanceof Y.XmlElement || value instanceof Y.XmlFragment || value instanceof Y.XmlHook)
    return undefined
  if (value instanceof Y.Text) return copyText(value)
  return isShared(value) ? undefined : copyPlain(value, depth)
}

/** A plain value with sorted keys. */
export function copyPlain(value: unknown, depth: number = limits.depth): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (depth <= 0) return null
  if (Array.isArray(value)) return value.map((item) => copyPlain(item, depth - 1))
  if (!isPlain(value)) return null
  const copy: Record<string, unknown> = {}
  for (const key of fields(value).sort()) copy[key] = copyPlain(field(value, key), depth - 1)
  return copy
}

function copyText(text: Y.Text): Y.Text {
  const copy = new Y.Text()
  const delta = text.toDelta() as { insert: unknown; attributes?: unknown }[]
  copy.applyDelta(
    delta
      .filter((part) => !isShared(part.insert))
      .map((part) => ({ ...part, insert: copyPlain(part.insert) }))
  )
  return copy
}
