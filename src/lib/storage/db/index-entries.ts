// What the one index over all documents says of each: small numbers, made of collection, path and value. Two values may have the
// same number, so whatever it finds is looked at again; in return an entry takes six bytes, where the value itself would take many,
// and found documents are read the faster for it.
import type { Doc } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import type { CompiledQuery, Scalar } from '../query/query.ts'

/** Documents with more entries have the first of them, and one that says so: every question finds them. */
const MOST = 64
/** Texts are told apart by so many first characters. */
const TEXT = 100
/** Values of one condition that are looked up one by one. */
const MOST_VALUES = 100

/** Seldom asked for by value, and different in every document. */
const UNINDEXED = new Set(['_created', '_updated'])

/** FNV-1a, some characters more. */
function hashOn(hash: number, text: string): number {
  const end = Math.min(text.length, TEXT)
  for (let i = 0; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** Thirty bits: what browsers store, and compare, most cheaply. */
function finish(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) & 0x3fffffff
}

const hashOfPath = (before: number, key: string): number => hashOn(Math.imul(before, 0x01000193) ^ 0x2e, key)
const hashOfCollection = (n: number): number => Math.imul(n ^ 0x811c9dc5, 0x01000193)

/** null for what no index holds: nothing, lists, records, bytes. */
function hashOfValue(path: number, value: Value): number | null {
  switch (typeof value) {
    case 'string':
      return finish(hashOn(path ^ 1, value))
    case 'number':
      // -0 and 0 are one.
      return finish(hashOn(path ^ 2, String(value)))
    case 'boolean':
      return finish(path ^ (value ? 3 : 4))
    default:
      return value instanceof Date ? finish(hashOn(path ^ 5, String(value.getTime()))) : null
  }
}

const tooMany = (n: number): number => finish(hashOfCollection(n) ^ 6)

/** The entries of a document, each once. */
export function entriesOf(n: number, doc: Doc): number[] {
  const found = new Set<number>()
  const walk = (value: Value, path: number): void => {
    if (found.size > MOST) return
    if (Array.isArray(value)) for (const item of value as readonly Value[]) walk(item, path)
    else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null)
      for (const key of Object.keys(value)) walk((value as Record<string, Value>)[key], hashOfPath(path, key))
    else {
      const hash = hashOfValue(path, value)
      if (hash !== null) found.add(hash)
    }
  }
  const root = hashOfCollection(n)
  for (const key of Object.keys(doc)) if (!UNINDEXED.has(key)) walk(doc[key], hashOfPath(root, key))
  if (found.size <= MOST) return [...found]
  return [tooMany(n), idEntry(n, doc._id), ...[...found].slice(0, MOST)]
}

export const idEntry = (n: number, id: string): number =>
  hashOfValue(hashOfPath(hashOfCollection(n), '_id'), id)!

/** For each condition that the index can tell of: the entries of which every document found has one. */
export function lookups(n: number, query: CompiledQuery): number[][] {
  const out: number[][] = []
  for (const condition of query.conditions) {
    if (!('values' in condition)) continue
    const { path, values } = condition
    // A number may mean a place in a list, which entries do not tell; nothing is absent from documents, and so from the index.
    if (path.keys.some((key) => /^\d+$/.test(key)) || UNINDEXED.has(path.keys[0]!)) continue
    if (values.length > MOST_VALUES || values.some((value) => value === null)) continue
    const at = path.keys.reduce(hashOfPath, hashOfCollection(n))
    const hashes = values.map((value: Scalar) => hashOfValue(at, value)!)
    out.push([...new Set([...hashes, tooMany(n)])])
  }
  return out
}
