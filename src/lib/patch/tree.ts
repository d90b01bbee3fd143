// A box's data as JSON that loses nothing: the clipboard's form. Shared types keep their kind, bytes and numbers that JSON
// lacks are written out. What is special stands in an object with the one key `$y`; an object that has such a key itself is
// wrapped, so that every value comes back as it was.
import * as Y from 'yjs'
import { readBase64, toBase64 } from '../runtime/codec/base64.ts'
import { toField } from './box-map.ts'
import { limits } from './limits.ts'
import { field, fields, isPlain } from './values.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** JSON of a stored value. What cannot be written (functions, documents in documents) becomes null. */
export function toJson(value: unknown, depth: number = limits.depth): Json {
  if (value === undefined) return tag('undefined', null)
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : tag('number', Object.is(value, -0) ? '-0' : String(value))
  if (typeof value === 'bigint') return tag('bigint', String(value))
  if (depth <= 0) return null
  const inner = (item: unknown) => toJson(item, depth - 1)
  if (value instanceof Y.Text) return tag('text', value.toString())
  if (value instanceof Y.Array) return tag('array', value.toArray().map(inner))
  if (value instanceof Y.Map) return tag('map', object(value, inner))
  if (value instanceof Uint8Array) return tag('bytes', toBase64(value))
  if (Array.isArray(value)) return value.map(inner)
  if (!isPlain(value)) return null
  const plain = object(value, inner)
  return Object.hasOwn(plain, '$y') ? tag('plain', plain) : plain
}

/**
 * The value of such JSON, with fresh shared types; a damaged tag is taken for the object that it is. Inside a plain list or
 * object there can be no shared type (Yjs would try to write out its innards): `shared` is false there, and what says that it
 * is one becomes plain.
 */
export function fromJson(json: unknown, shared = true, depth: number = limits.depth): unknown {
  if (json === null || typeof json !== 'object') return json
  if (depth <= 0) return null
  const plain = (item: unknown) => fromJson(item, false, depth - 1)
  if (Array.isArray(json)) return json.map(plain)
  const kind = field(json, '$y')
  const value = field(json, 'value')
  if (typeof value === 'string') {
    if (kind === 'number') return value === '-0' ? -0 : Number(value)
    if (kind === 'bigint' && /^-?\d{1,18}$/.test(value)) return BigInt(value)
    if (kind === 'text') return shared ? new Y.Text(value) : value
    if (kind === 'bytes') return readBase64(value) ?? new Uint8Array()
  }
  const inner = (item: unknown) => fromJson(item, shared, depth - 1)
  if (kind === 'undefined') return undefined
  if (kind === 'array' && Array.isArray(value)) return shared ? arrayOf(value.map(inner)) : value.map(plain)
  if (kind === 'map' && isPlain(value) && shared) return new Y.Map(entries(value, inner))
  const wrapped = (kind === 'plain' || kind === 'map') && isPlain(value)
  return Object.fromEntries(entries(wrapped ? value : json, plain))
}

/** The fields of a box's data from JSON, as they are stored: code as a Y.Text whatever it came as. */
export function fieldsFromJson(json: unknown): [string, unknown][] {
  return entries(json, (value, name) => (typeof value === 'string' ? toField(name, value) : fromJson(value)))
}

function arrayOf(items: unknown[]): Y.Array<unknown> {
  const array = new Y.Array<unknown>()
  array.push(items)
  return array
}

const tag = (kind: string, value: Json): Json => ({ $y: kind, value })

function entries<T>(container: unknown, map: (value: unknown, name: string) => T): [string, T][] {
  return fields(container).map((name) => [name, map(field(container, name), name)])
}

function object(container: unknown, map: (value: unknown) => Json): { [key: string]: Json } {
  return Object.fromEntries(entries(container, map))
}
