// Which assets a document refers to. A box's data says `{sha256, type, size, name}`, at whatever depth, and so does each file with a
// name in the patch's settings; a rack's media are noted in the patch's baggage.
import * as Y from 'yjs'
import { limits } from '../../patch/limits.ts'
import { defsOf, nodesOf, settingsOf } from '../../patch/shape.ts'
import { field, fields } from '../../patch/values.ts'
import { isSha256 } from '../bytes/sha256.ts'
import { readBaggage } from '../ptperf/baggage.ts'

/** Levels around a box's data: the root, an abstraction, its boxes, the box. */
const AROUND = 6

/** Hash -> the name that the file came with, or ''. */
export function fileReferences(doc: Y.Doc): Map<string, string> {
  const found = new Map<string, string>()
  for (const root of [nodesOf(doc), defsOf(doc), settingsOf(doc)]) collect(root, found)
  return found
}

/** The same of any value, such as what the clipboard holds. */
export function filesIn(value: unknown): Map<string, string> {
  const found = new Map<string, string>()
  collect(value, found)
  return found
}

/** All hashes that must stay for this document. */
export function referencedAssets(doc: Y.Doc): Set<string> {
  return new Set([...fileReferences(doc).keys(), ...mediaIn(doc)])
}

const mediaIn = (doc: Y.Doc): string[] => readBaggage(doc).media.map(({ sha256 }) => sha256)

function collect(value: unknown, found: Map<string, string>, depth: number = limits.depth + AROUND): void {
  if (depth < 0 || typeof value !== 'object' || value === null) return
  // Text and bytes are many documents' largest part.
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

export interface SeenAssets {
  /** Everything that the document has referred to since then: an undo may bring it back. */
  readonly hashes: ReadonlySet<string>
  stop(): void
}

/** Watches a document from now on. */
export function watchReferences(doc: Y.Doc): SeenAssets {
  const hashes = referencedAssets(doc)
  const roots = [nodesOf(doc), defsOf(doc), settingsOf(doc)]
  const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const found = new Map<string, string>()
    for (const { path, target, keys } of events) {
      if (path.length === 0) for (const id of keys.keys()) collect((target as Y.Map<unknown>).get(id), found)
      else collect(roots.find((root) => root === rootOf(target))?.get(String(path[0])), found)
    }
    for (const hash of found.keys()) hashes.add(hash)
  }
  const lookAtMedia = () => mediaIn(doc).forEach((hash) => hashes.add(hash))
  for (const root of roots) root.observeDeep(look)
  settingsOf(doc).observe(lookAtMedia)
  return {
    hashes,
    stop() {
      for (const root of roots) root.unobserveDeep(look)
      settingsOf(doc).unobserve(lookAtMedia)
    }
  }
}

function rootOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown> {
  let root = type
  while (root.parent) root = root.parent as Y.AbstractType<unknown>
  return root
}
