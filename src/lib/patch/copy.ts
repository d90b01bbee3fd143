// A patch copied from one document into another, and made canonical by it: whatever its history, what is the same patch
// becomes the same document. Boxes and cables get the shape that shape.ts describes, order keys are dealt anew, wishes that
// came to nothing (cables to nowhere, rings of parents, places of boxes that are gone) are left behind; everything else, known
// or unknown, is copied whole.
import * as Y from 'yjs'
import { toField } from './box-map.ts'
import { classOfBox } from './class-of.ts'
import { migrated, type Classes } from './classes.ts'
import { copyShared, isShared } from './copy-shared.ts'
import { parentsOf } from './hierarchy.ts'
import { ordersAfter, sortByOrder } from './order.ts'
import { edgesOf, layoutsOf, nodesOf, readEdge, readNode, readVersion, roots } from './shape.ts'
import type { PatchEdge, PatchNode } from './shape.ts'
import { field, fields, isPlain, samePlain, toRecord } from './values.ts'

export interface CopyOptions {
  /** Versions of the data of boxes that have none of their own, by type; else 1. */
  versions?: ReadonlyMap<string, number>
  /** With it, older data is brought up as far as the steps are known. */
  classes?: Classes
}

/** Copies the whole patch into `target`, a document with nothing in it; gives what could not be copied, as sentences. */
export function copyPatch(source: Y.Doc, target: Y.Doc, options: CopyOptions = {}): string[] {
  const left: string[] = []
  target.transact(() => {
    // Cables before boxes, layouts after both: any order would do, as long as it is always the same.
    const nodes = readNodes(source, left)
    copyEdges(source, target, nodes, left)
    copyNodes(source, target, nodes, options)
    copyLayouts(source, target, nodes)
    const done = new Set(['edges', 'nodes', 'layouts'])
    for (const name of [...new Set([...roots, ...source.share.keys()])].sort()) {
      if (!done.has(name)) copyRoot(source, target, name)
    }
  })
  return left
}

type Nodes = ReadonlyMap<string, PatchNode>

const nodeFields = new Set([
  'id',
  'type',
  'domain',
  'text',
  'v',
  'order',
  'parent',
  'position',
  'params',
  'data'
])
const edgeFields = new Set(['id', 'source', 'target', 'sourceType', 'targetType', 'order'])

function readNodes(source: Y.Doc, left: string[]): Nodes {
  const nodes = new Map<string, PatchNode>()
  for (const [id, value] of nodesOf(source).entries()) {
    const node = readNode(id, value)
    if (node) nodes.set(id, node)
    else left.push(`The box “${short(id)}” was left out: it has neither a text nor a type.`)
  }
  left.sort()
  return nodes
}

function copyNodes(source: Y.Doc, target: Y.Doc, nodes: Nodes, options: CopyOptions): void {
  const wishes = new Map<string, string>()
  for (const node of nodes.values()) if (node.parent !== undefined) wishes.set(node.id, node.parent)
  const parents = parentsOf(wishes, (id) => nodes.has(id))
  const orders = ordersAfter(undefined, nodes.size)
  sortByOrder(nodes.values()).forEach((node, i) => {
    const raw = nodesOf(source).get(node.id)
    const { type, v, data } = present(node, raw, options)
    writeMap(target, 'nodes', node.id, {
      ...others(raw, nodeFields),
      id: node.id,
      type,
      domain: node.domain,
      ...(node.text === undefined ? {} : { text: field(raw, 'text') }),
      v,
      order: orders[i]!,
      ...(parents.has(node.id) ? { parent: parents.get(node.id) } : {}),
      position: { x: node.position.x, y: node.position.y },
      params: mapOf(field(raw, 'params')),
      data: data ?? mapOf(field(raw, 'data'))
    })
  })
}

/** The box's class and version, with its data where that had to be brought up. */
function present(node: PatchNode, raw: unknown, options: CopyOptions) {
  const v = readVersion(field(raw, 'v')) ?? options.versions?.get(node.type) ?? 1
  const cls = options.classes && classOfBox(node, options.classes)
  if (!cls?.known) return { type: node.type, v }
  if (v >= cls.version) return { type: cls.type, v }
  const before = toRecord(field(raw, 'data'))
  const after = migrated(options.classes!, cls.type, toRecord(field(raw, 'data')), v)
  if (!after) return { type: cls.type, v }
  const data = new Y.Map<unknown>()
  for (const name of fields(after).sort()) {
    const same = Object.hasOwn(before, name) && samePlain(before[name], after[name])
    data.set(name, same ? copyShared(field(field(raw, 'data'), name)) : toField(name, after[name]))
  }
  return { type: cls.type, v: cls.version, data }
}

function copyEdges(source: Y.Doc, target: Y.Doc, nodes: Nodes, left: string[]): void {
  const outlets = new Map<string, PatchEdge[]>()
  for (const [id, value] of [...edgesOf(source).entries()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const edge = readEdge(id, value)
    if (!edge) left.push(`The cable “${short(id)}” was left out: it has no ends that can be read.`)
    else if (!nodes.has(edge.source.nodeId) || !nodes.has(edge.target.nodeId)) {
      left.push(`The cable “${short(id)}” was left out: it leads to a box that is not there.`)
    } else {
      const outlet = `${edge.source.nodeId}\n${edge.source.portId}`
      const list = outlets.get(outlet)
      if (list) list.push(edge)
      else outlets.set(outlet, [edge])
    }
  }
  const edges: PatchEdge[] = []
  for (const list of outlets.values()) {
    const orders = ordersAfter(undefined, list.length)
    sortByOrder(list).forEach((edge, i) => edges.push({ ...edge, order: orders[i]! }))
  }
  for (const edge of edges.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    writeMap(target, 'edges', edge.id, { ...others(edgesOf(source).get(edge.id), edgeFields), ...edge })
  }
}

/** Places that users gave to boxes; of boxes that are gone, and of users whose boxes are all gone, nothing is kept. */
function copyLayouts(source: Y.Doc, target: Y.Doc, nodes: Nodes): void {
  const layouts = layoutsOf(source)
  for (const user of fields(layouts).sort()) {
    const layout = layouts.get(user)
    if (!(layout instanceof Y.Map)) {
      writeAny(layoutsOf(target), user, layout)
      continue
    }
    const kept = fields(layout).filter((id) => nodes.has(id))
    if (kept.length === 0) continue
    const map = new Y.Map<unknown>()
    for (const id of kept.sort()) writeAny(map, id, layout.get(id))
    layoutsOf(target).set(user, map)
  }
}

/** A root that this file knows nothing of. One that nobody has opened as a type shows its kind by what lies in it. */
function copyRoot(source: Y.Doc, target: Y.Doc, name: string): void {
  const root = source.share.get(name)
  if (!root) return
  const kind = root.constructor
  if (root instanceof Y.Map || (kind === Y.AbstractType && root._map.size > 0)) {
    const from = source.getMap(name)
    const to = target.getMap(name)
    for (const key of fields(from).sort()) writeAny(to, key, from.get(key))
  } else if (
    root instanceof Y.Text ||
    (kind === Y.AbstractType && root._start?.content instanceof Y.ContentString)
  ) {
    target.getText(name).applyDelta(source.getText(name).toDelta())
  } else if (root instanceof Y.Array || (kind === Y.AbstractType && root._start)) {
    target.getArray(name).push(
      source
        .getArray(name)
        .toArray()
        .map((item) => copyShared(item))
        .filter((item) => item !== undefined)
    )
  }
}

function writeMap(
  target: Y.Doc,
  root: 'nodes' | 'edges',
  id: string,
  content: Record<string, unknown>
): void {
  const map = new Y.Map<unknown>()
  for (const key of Object.keys(content).sort()) map.set(key, content[key])
  target.getMap(root).set(id, map)
}

function writeAny(map: Y.Map<unknown>, key: string, value: unknown): void {
  const copy = copyShared(value)
  if (copy !== undefined) map.set(key, copy)
}

/** Fields that are not ours, copied. */
function others(raw: unknown, known: ReadonlySet<string>): Record<string, unknown> {
  const rest: Record<string, unknown> = {}
  for (const key of fields(raw)) {
    if (known.has(key)) continue
    const copy = copyShared(field(raw, key))
    if (copy !== undefined) rest[key] = copy
  }
  return rest
}

/** `params` and `data` are always shared maps. */
function mapOf(value: unknown): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  if (isPlain(value) || isShared(value))
    for (const key of fields(value).sort()) writeAny(map, key, field(value, key))
  return map
}

const short = (id: string): string => (id.length > 40 ? `${id.slice(0, 40)}…` : id)
