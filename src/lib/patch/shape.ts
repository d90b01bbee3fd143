// The shape of a saved patch: a Y.Doc with the root maps `nodes`, `edges`, `layouts`, `settings`, `meta` and `defs`, and
// plain views of its boxes and cables. Reading tolerates whatever a stranger put there: what is no box or cable gives null,
// what is out of bounds a harmless value; nothing throws.
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { readOrder } from './order.ts'
import { field, fields, isSafeId } from './values.ts'

export const roots = ['nodes', 'edges', 'layouts', 'settings', 'meta', 'defs'] as const

/** Where a patch lies: a document, or what stands for one (def-place.ts: the inside of an abstraction). */
export type Place = Pick<Y.Doc, 'getMap' | 'transact' | 'on' | 'off'> & {
  /** The abstraction that it is. */
  readonly def?: string
}

type Root = Y.Map<unknown>
export const nodesOf = (doc: Place): Root => doc.getMap('nodes')
export const edgesOf = (doc: Place): Root => doc.getMap('edges')
/** user -> node -> {x, y}: edit-layouts.ts. */
export const layoutsOf = (doc: Place): Root => doc.getMap('layouts')
export const settingsOf = (doc: Place): Root => doc.getMap('settings')
export const metaOf = (doc: Place): Root => doc.getMap('meta')
/** Abstractions that travel with the patch. */
export const defsOf = (doc: Place): Root => doc.getMap('defs')

export interface Position {
  x: number
  y: number
}

/** A box without its data: what the canvas draws. */
export interface PatchNode {
  id: string
  /** Canonical class of the text, or the module's type where there is no text. */
  type: string
  /** `meta` for Loadbang's own; racks also have `audio` and `video`. */
  domain: string
  /** The box's whole text, class first; absent for modules. */
  text?: string
  /** Version of the type's data. */
  v: number
  order: string
  /** The subpatch box it was put in; may name none, or make a ring: see hierarchy.ts. */
  parent?: string
  position: Position
}

export interface PatchEnd {
  nodeId: string
  portId: string
}

export interface PatchEdge {
  id: string
  source: PatchEnd
  target: PatchEnd
  sourceType: string
  targetType: string
  order: string
}

/** A new document with nothing in it but its name. */
export function newPatch(name: string): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => metaOf(doc).set('name', name))
  return doc
}

export function patchName(doc: Place): string {
  return shortText(metaOf(doc).get('name')) ?? ''
}

/** The box kept under `id`, read from a Y.Map or a plain object; null if it is none. */
export function readNode(id: string, value: unknown): PatchNode | null {
  if (!isSafeId(id) || !isMap(value)) return null
  const type = shortText(field(value, 'type'))
  const text = longText(field(value, 'text'))
  if (type === undefined && text === undefined) return null
  const node: PatchNode = {
    id,
    type: type ?? '',
    domain: shortText(field(value, 'domain')) ?? 'meta',
    v: readVersion(field(value, 'v')) ?? 1,
    order: readOrder(field(value, 'order')),
    position: readPosition(field(value, 'position'))
  }
  if (text !== undefined) node.text = text
  const parent = field(value, 'parent')
  if (isSafeId(parent) && parent !== id) node.parent = parent
  return node
}

/** The cable kept under `id`; null if it is none. Whether its ends exist is not asked here. */
export function readEdge(id: string, value: unknown): PatchEdge | null {
  if (!isSafeId(id) || !isMap(value)) return null
  const source = readEnd(field(value, 'source'))
  const target = readEnd(field(value, 'target'))
  if (!source || !target) return null
  return {
    id,
    source,
    target,
    sourceType: shortText(field(value, 'sourceType')) ?? 'message',
    targetType: shortText(field(value, 'targetType')) ?? 'message',
    order: readOrder(field(value, 'order'))
  }
}

export function readPosition(value: unknown): Position {
  return { x: coordinate(field(value, 'x')), y: coordinate(field(value, 'y')) }
}

/** A version number, 1 or more; undefined where the value is none. */
export function readVersion(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined
}

/** The finite numbers among a box's params. */
export function readParams(value: unknown): Record<string, number> {
  const params = Object.create(null) as Record<string, number>
  for (const name of fields(value)) {
    const number = field(value, name)
    if (typeof number === 'number' && Number.isFinite(number)) params[name] = number
  }
  return params
}

export function getNode(doc: Place, id: string): PatchNode | null {
  return readNode(id, nodesOf(doc).get(id))
}

export function getEdge(doc: Place, id: string): PatchEdge | null {
  return readEdge(id, edgesOf(doc).get(id))
}

/** Every readable box, in no order. */
export function allNodes(doc: Place): PatchNode[] {
  return [...nodesOf(doc).entries()].flatMap(([id, value]) => readNode(id, value) ?? [])
}

/** Every readable cable, in no order, dangling ones among them. */
export function allEdges(doc: Place): PatchEdge[] {
  return [...edgesOf(doc).entries()].flatMap(([id, value]) => readEdge(id, value) ?? [])
}

const isMap = (value: unknown): boolean =>
  value instanceof Y.Map ||
  (typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Y.AbstractType) &&
    !ArrayBuffer.isView(value))

function readEnd(value: unknown): PatchEnd | null {
  const nodeId = field(value, 'nodeId')
  const portId = field(value, 'portId')
  return isSafeId(nodeId) && isSafeId(portId) ? { nodeId, portId } : null
}

function coordinate(value: unknown): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return 0
  return Math.max(-limits.position, Math.min(limits.position, value))
}

const shortText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= limits.id ? value : undefined

const longText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, limits.text) : undefined
