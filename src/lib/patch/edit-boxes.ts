// Edits of boxes: add, retype, move, remove, put into a subpatch. Each is one transaction and one step of undo.
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { LoadbangError } from '../runtime/errors.ts'
import { boxMap, bringUp, setIfNew, toField } from './box-map.ts'
import { classOfBox, classOfText } from './class-of.ts'
import { edit, type PatchContext } from './context.ts'
import { forgetPlaces } from './edit-layouts.ts'
import { parentsOf, withDescendants } from './hierarchy.ts'
import { limits } from './limits.ts'
import { lookupOf } from './lookup.ts'
import { orderAfter } from './order.ts'
import {
  allNodes,
  edgesOf,
  getNode,
  metaOf,
  nodesOf,
  readNode,
  readPosition,
  type Position
} from './shape.ts'
import { isSafeId } from './values.ts'

export interface NewBox {
  /** Whole text, class first: `metro 500`. */
  text: string
  position: Position
  parent?: string
  /** Plain values; `code` becomes a Y.Text. */
  data?: Readonly<Record<string, unknown>>
  params?: Readonly<Record<string, number>>
  /** Only for importers and tests: an id is never used twice. */
  id?: string
}

/** Adds a box after all others in load order; gives its id. Throws `patch-text` for a text too long, `patch-id` for a bad id. */
export function addBox(context: PatchContext, box: NewBox): string {
  const { doc, classes } = context
  const id = box.id ?? nanoid()
  if (!isSafeId(id) || nodesOf(doc).has(id))
    throw new LoadbangError('patch-id', `A box cannot have the id “${id}”.`)
  checkText(box.text)
  const cls = classOfText(box.text, classes)
  const data = Object.keys(box.data ?? {})
    .filter(isSafeId)
    .map((name) => [name, toField(name, box.data![name])] as const)
  return edit(context, () => {
    const map = new Y.Map<unknown>()
    map.set('id', id)
    map.set('type', cls.type)
    map.set('domain', 'meta')
    map.set('text', box.text)
    map.set('v', cls.version)
    map.set('order', orderAfter(lookupOf(doc).lastOrder))
    if (box.parent !== undefined) map.set('parent', box.parent)
    map.set('position', readPosition(box.position))
    map.set('params', new Y.Map(Object.entries(box.params ?? {}).filter(([name]) => isSafeId(name))))
    map.set('data', new Y.Map(data))
    nodesOf(doc).set(id, map)
    lookupOf(doc).noteNode(id)
    return id
  })
}

/**
 * Retypes a box. Its data stays where the class does, else the box starts empty; cables stay, fitting or not.
 * Gives false where there is no such box or nothing to change.
 */
export function editText(context: PatchContext, id: string, text: string): boolean {
  checkText(text)
  const node = getNode(context.doc, id)
  if (!node || node.text === text) return false
  const before = classOfBox(node, context.classes)
  const after = classOfText(text, context.classes)
  return edit(context, () => {
    const box = boxMap(context.doc, id)
    if (!box) return false
    const same = node.text !== undefined && before.type === after.type
    if (same) bringUp(context, node, box)
    else {
      box.set('params', new Y.Map())
      box.set('data', new Y.Map())
      setIfNew(box, 'v', after.version)
    }
    box.set('text', text)
    setIfNew(box, 'type', after.type)
    return true
  })
}

/** Puts boxes at places, in pixels of the patch; boxes that are gone are passed over. */
export function moveBoxes(context: PatchContext, places: ReadonlyMap<string, Position>): void {
  edit(context, () => {
    for (const [id, place] of places) {
      const box = boxMap(context.doc, id)
      if (!box) continue
      const now = readPosition(box.get('position'))
      const next = readPosition(place)
      if (now.x !== next.x || now.y !== next.y) box.set('position', next)
    }
  })
}

/** Puts boxes into a subpatch box, or at the root (null). */
export function setParent(context: PatchContext, ids: Iterable<string>, parent: string | null): void {
  edit(context, () => {
    for (const id of ids) {
      const box = id === parent ? null : boxMap(context.doc, id)
      if (box) setIfNew(box, 'parent', parent ?? undefined)
    }
  })
}

export interface Selection {
  nodes?: Iterable<string>
  edges?: Iterable<string>
}

/** Removes boxes with what lies in them and every cable that touches them, and single cables. */
export function removeSelection(context: PatchContext, selection: Selection): void {
  const { doc } = context
  const lookup = lookupOf(doc)
  edit(context, () => {
    const nodes = nodesOf(doc)
    const edges = new Set(selection.edges ?? [])
    const boxes = withDescendants(selection.nodes ?? [], treeOf(context))
    for (const id of boxes) for (const edge of lookup.edgesAt(id)) edges.add(edge)
    for (const id of edges) {
      if (edgesOf(doc).has(id)) edgesOf(doc).delete(id)
      lookup.noteEdge(id)
    }
    for (const id of boxes) if (nodes.has(id)) nodes.delete(id)
    forgetPlaces(doc, boxes)
  })
}

export function removeBoxes(context: PatchContext, ids: Iterable<string>): void {
  removeSelection(context, { nodes: ids })
}

export function renamePatch(context: PatchContext, name: string): void {
  edit(context, () => setIfNew(metaOf(context.doc), 'name', name.slice(0, limits.id)))
}

/** Effective parents of the present boxes. */
export function treeOf({ doc }: PatchContext): Map<string, string> {
  const wishes = new Map<string, string>()
  for (const node of allNodes(doc)) if (node.parent !== undefined) wishes.set(node.id, node.parent)
  return parentsOf(wishes, (id) => readNode(id, nodesOf(doc).get(id)) !== null)
}

function checkText(text: string): void {
  if (text.length <= limits.text) return
  throw new LoadbangError(
    'patch-text',
    `A box's text of ${text.length} characters is too long.`,
    `Keep it below ${limits.text}, or put code into a [js] box.`
  )
}
