// The shared maps behind one box, for edits: found, or made where a stranger left plain objects, or nothing.
import * as Y from 'yjs'
import { classOfBox } from './class-of.ts'
import { migrated } from './classes.ts'
import type { PatchContext } from './context.ts'
import { nodesOf, readNode, type PatchNode, type Place } from './shape.ts'
import { toStorable } from './storable.ts'
import { field, fields, samePlain, toPlain, toRecord } from './values.ts'

/** The box's own map; null where there is no such box. Call inside a transaction: a plain object is replaced by a map. */
export function boxMap(doc: Place, id: string): Y.Map<unknown> | null {
  const nodes = nodesOf(doc)
  const value = nodes.get(id)
  if (value instanceof Y.Map) return readNode(id, value) ? value : null
  if (!readNode(id, value)) return null
  const map = new Y.Map<unknown>()
  for (const key of fields(value)) map.set(key, toStorable(field(value, key)))
  nodes.set(id, map)
  return map
}

/** The box's `params` or `data` as a shared map. */
export function innerMap(box: Y.Map<unknown>, name: 'params' | 'data'): Y.Map<unknown> {
  const value = box.get(name)
  if (value instanceof Y.Map) return value
  const map = new Y.Map<unknown>()
  for (const key of fields(value)) map.set(key, toStorable(toPlain(field(value, key))))
  box.set(name, map)
  return map
}

/** Sets a key where its value differs, so that an edit which changes nothing writes nothing. */
export function setIfNew(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === undefined) {
    if (map.has(key)) map.delete(key)
  } else if (!map.has(key) || !samePlain(map.get(key), value)) map.set(key, value)
}

/** A field of data as it is stored: code is a Y.Text, so that two people can write in it; everything else a value. */
export function toField(name: string, value: unknown): unknown {
  return name === 'code' && typeof value === 'string' ? new Y.Text(value) : toStorable(value)
}

/**
 * Before data is edited: older data is written back in its present form, or stays as it is where the steps are not known here
 * or fail (an edit is not lost for that). False where the data is newer than what is known here: it is to be left alone.
 */
export function bringUp(context: PatchContext, node: PatchNode, box: Y.Map<unknown>): boolean {
  const cls = classOfBox(node, context.classes)
  if (!cls.known) return true
  if (node.v > cls.version) return false
  if (node.v === cls.version) return true
  const stored = innerMap(box, 'data')
  const before = toRecord(stored)
  const after = migrated(context.classes, cls.type, toRecord(stored), node.v)
  if (!after) return true
  for (const name of new Set([...Object.keys(before), ...fields(after)])) {
    const value = Object.hasOwn(after, name) ? after[name] : undefined
    if (value === undefined) stored.delete(name)
    else if (!samePlain(before[name], value)) stored.set(name, toField(name, value))
  }
  box.set('v', cls.version)
  return true
}
