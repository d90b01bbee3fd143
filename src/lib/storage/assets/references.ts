// Which assets a document refers to. A box's data says `{sha256, type, size, name}`, at whatever depth; a rack's media are noted in
// the patch's baggage.
import * as Y from 'yjs'
import { limits } from '../../patch/limits.ts'
import { defsOf, nodesOf } from '../../patch/shape.ts'
import { field, fields } from '../../patch/values.ts'
import { isSha256 } from '../bytes/sha256.ts'
import { readBaggage } from '../ptperf/baggage.ts'

/** Levels around a box's data: the root, an abstraction, its boxes, the box. */
const AROUND = 6

/** Hash -> the name that the file came with, or ''. */
export function fileReferences(doc: Y.Doc): Map<string, string> {
  const found = new Map<string, string>()
  for (const root of [nodesOf(doc), defsOf(doc)]) collect(root, found, limits.depth + AROUND)
  return found
}

/** All hashes that must stay for this document. */
export function referencedAssets(doc: Y.Doc): Set<string> {
  const media = readBaggage(doc).media.map(({ sha256 }) => sha256)
  return new Set([...fileReferences(doc).keys(), ...media])
}

function collect(value: unknown, found: Map<string, string>, depth: number): void {
  // Text and bytes are many documents' largest part.
  if (depth < 0 || typeof value !== 'object' || value === null) return
  if (value instanceof Y.Text || value instanceof Uint8Array) return
  if (value instanceof Y.Array || Array.isArray(value)) {
    for (const item of value) collect(item, found, depth - 1)
    return
  }
  const sha256 = field(value, 'sha256')
  if (isSha256(sha256)) {
    const name = field(value, 'name')
    if (!found.get(sha256)) found.set(sha256, typeof name === 'string' ? name : '')
  }
  for (const key of fields(value)) collect(field(value, key), found, depth - 1)
}
