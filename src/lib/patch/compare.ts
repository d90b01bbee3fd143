// Two states of a patch compared box by box: what was added, removed and changed, and how. A box is the same box where its id
// is; a cable where its ends are. Keys of order count only as the order that they make.
import type * as Y from 'yjs'
import { compareLines, type DiffLine } from './compare-lines.ts'
import { compareCables, type CableChange } from './compare-cables.ts'
import { movedItems } from './compare-order.ts'
import { valueText } from './compare-values.ts'
import { parentsOf } from './hierarchy.ts'
import { sortByOrder } from './order.ts'
import { allNodes, layoutsOf, metaOf, nodesOf, patchName, type PatchNode, type Position } from './shape.ts'
import { toJson, type Json } from './tree.ts'
import { field, fields, samePlain, toPlain } from './values.ts'

export interface PatchChanges {
  /** The patch's name, where it is another. */
  readonly name: Change<string> | null
  /** Added, then removed, then changed ones, each in load order. */
  readonly boxes: readonly BoxChange[]
  readonly cables: readonly CableChange[]
  /** Other parts of the document that differ: `settings`, `layouts`, `defs`, `meta`. */
  readonly rest: readonly string[]
}

export interface Change<T> {
  readonly before: T
  readonly after: T
}

export interface BoxChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly id: string
  /** As it is now, or was last: `[metro 500]`. */
  readonly label: string
  /** Of a changed box, what about it. */
  readonly fields: readonly FieldChange[]
}

export type FieldChange =
  | ({ readonly what: 'text' } & Change<string>)
  | ({ readonly what: 'place' } & Change<Position>)
  /** The label of the subpatch box that it lies in; null at the root. */
  | ({ readonly what: 'parent' } & Change<string | null>)
  | { readonly what: 'code'; readonly lines: readonly DiffLine[] }
  /** One field of its data or one of its params, its values as text; null where there is none. */
  | ({ readonly what: 'data' | 'param'; readonly name: string } & Change<string | null>)
  /** It loads earlier or later among the boxes that stayed. */
  | { readonly what: 'order' }
  /** A field that nothing here knows. */
  | ({ readonly what: 'other'; readonly name: string } & Change<string | null>)

/** A box by what is typed in it, cut where that is long. */
export function boxLabel(node: Pick<PatchNode, 'text' | 'type'>): string {
  const text = (node.text ?? node.type).replace(/\s+/g, ' ').trim()
  return `[${text.length > 60 ? `${text.slice(0, 59)}…` : text}]`
}

export function comparePatches(before: Y.Doc, after: Y.Doc): PatchChanges {
  const [old, now] = [boxesOf(before), boxesOf(after)]
  const moved = movedItems(
    [...old.keys()].filter((id) => now.has(id)),
    [...now.keys()].filter((id) => old.has(id))
  )
  const whole = (kind: 'added' | 'removed', { node }: Box): BoxChange => ({
    kind,
    id: node.id,
    label: boxLabel(node),
    fields: []
  })
  const added = [...now.values()].filter(({ node }) => !old.has(node.id)).map((box) => whole('added', box))
  const removed = [...old.values()]
    .filter(({ node }) => !now.has(node.id))
    .map((box) => whole('removed', box))
  const changed = [...now.values()].flatMap((box): BoxChange[] => {
    const was = old.get(box.node.id)
    const differing = was ? compareBox(was, box, moved.has(box.node.id)) : []
    return differing.length > 0
      ? [{ kind: 'changed', id: box.node.id, label: boxLabel(box.node), fields: differing }]
      : []
  })
  const names = { before: patchName(before), after: patchName(after) }
  return {
    name: names.before === names.after ? null : names,
    boxes: [...added, ...removed, ...changed],
    cables: compareCables(before, after, (id) => {
      const box = now.get(id) ?? old.get(id)
      return box ? boxLabel(box.node) : '[]'
    }),
    rest: otherRoots(before, after)
  }
}

export const isEmpty = (changes: PatchChanges): boolean =>
  changes.name === null &&
  changes.boxes.length === 0 &&
  changes.cables.length === 0 &&
  changes.rest.length === 0

interface Box {
  readonly node: PatchNode
  readonly raw: unknown
  readonly parent: PatchNode | null
}

/** In load order. */
function boxesOf(doc: Y.Doc): Map<string, Box> {
  const nodes = new Map(sortByOrder(allNodes(doc)).map((node) => [node.id, node]))
  const wishes = new Map([...nodes.values()].flatMap(({ id, parent }) => (parent ? [[id, parent]] : [])))
  const parents = parentsOf(wishes, (id) => nodes.has(id))
  return new Map(
    [...nodes].map(([id, node]) => {
      const parent = nodes.get(parents.get(id) ?? '') ?? null
      return [id, { node, raw: nodesOf(doc).get(id), parent }]
    })
  )
}

const known = new Set(['id', 'type', 'domain', 'text', 'v', 'order', 'parent', 'position', 'params', 'data'])

function compareBox(old: Box, now: Box, moved: boolean): FieldChange[] {
  const found: FieldChange[] = []
  const [was, is] = [old.node.text ?? old.node.type, now.node.text ?? now.node.type]
  if (was !== is) found.push({ what: 'text', before: was, after: is })
  const lines = samePlain(toJson(codeOf(old)), toJson(codeOf(now)))
    ? []
    : compareLines(textOf(codeOf(old)), textOf(codeOf(now)))
  if (lines.length > 0) found.push({ what: 'code', lines })
  for (const [what, key] of [
    ['param', 'params'],
    ['data', 'data']
  ] as const) {
    // Empty code and none have the same lines; that they differ is said like that of any field.
    const skipped = new Set(what === 'data' && lines.length > 0 ? ['code'] : [])
    for (const change of compareFields(field(old.raw, key), field(now.raw, key), skipped))
      found.push({ what, ...change })
  }
  for (const change of compareFields(old.raw, now.raw, known)) found.push({ what: 'other', ...change })
  // Two subpatches may be called the same, and one may get another name.
  if (old.parent?.id !== now.parent?.id)
    found.push({ what: 'parent', before: labelOf(old.parent), after: labelOf(now.parent) })
  if (!samePlain(old.node.position, now.node.position))
    found.push({ what: 'place', before: old.node.position, after: now.node.position })
  if (moved) found.push({ what: 'order' })
  return found
}

const labelOf = (parent: PatchNode | null): string | null => (parent ? boxLabel(parent) : null)

const codeOf = (box: Box): unknown => field(field(box.raw, 'data'), 'code')
const textOf = (code: unknown): string => {
  const plain = toPlain(code)
  return typeof plain === 'string' ? plain : plain === undefined ? '' : JSON.stringify(toJson(code))
}

/** Fields that differ, by name. */
function compareFields(
  before: unknown,
  after: unknown,
  skipped: ReadonlySet<string>
): ({ name: string } & Change<string | null>)[] {
  const names = [...new Set([...fields(before), ...fields(after)])].sort()
  return names.flatMap((name) => {
    if (skipped.has(name)) return []
    const [old, now] = [field(before, name), field(after, name)]
    return samePlain(toJson(old), toJson(now))
      ? []
      : [{ name, before: valueText(old), after: valueText(now) }]
  })
}

/** Parts beside boxes and cables. A person's own places of boxes that are gone are none. */
function otherRoots(before: Y.Doc, after: Y.Doc): string[] {
  const seen: [string, (doc: Y.Doc) => Json][] = [
    ['settings', (doc) => toJson(doc.getMap('settings'))],
    ['layouts', layoutsJson],
    ['defs', (doc) => toJson(doc.getMap('defs'))],
    [
      'meta',
      (doc) =>
        fields(metaOf(doc))
          .filter((key) => key !== 'name')
          .sort()
          .map((key) => [key, toJson(metaOf(doc).get(key))])
    ]
  ]
  return seen.filter(([, read]) => !samePlain(read(before), read(after))).map(([name]) => name)
}

function layoutsJson(doc: Y.Doc): Json {
  const here = new Set(allNodes(doc).map(({ id }) => id))
  return fields(layoutsOf(doc))
    .sort()
    .flatMap((user) => {
      const layout = layoutsOf(doc).get(user)
      const places = fields(layout)
        .filter((id) => here.has(id))
        .sort()
      return places.length > 0 ? [[user, ...places.map((id) => [id, toJson(field(layout, id))])]] : []
    })
}
