// Where one is in a patch: the boxes that one went into, one inside the other. A subpatch's inside lies where its box lies; an
// abstraction's lies in the patch's `defs`, and is the same for all its instances.
import { defPlace } from '../../patch/def-place.ts'
import { parentsOf } from '../../patch/hierarchy.ts'
import { allNodes, getNode, type Place } from '../../patch/shape.ts'
import { parseObjectText } from '../../runtime/text/object-text.ts'
import type { Session } from '../session/types.ts'

export interface Level {
  /** The box that one went into. */
  readonly box: string
  /** The abstraction that it is an instance of; absent: it is a subpatch. */
  readonly def?: string
}

/** The abstraction that one is in. */
export const defAt = (path: readonly Level[]): string | undefined =>
  path.findLast((level) => level.def !== undefined)?.def

/** The place of what is shown there. Every box on the way is there: see `whole`. */
export function placeOf({ doc }: Session, path: readonly Level[]): Place {
  const def = defAt(path)
  return (def === undefined ? null : defPlace(doc, def)) ?? doc
}

/** What the engine puts before the ids of boxes there: those of the instances around them. */
export const prefixOf = (path: readonly Level[]): string =>
  path.flatMap(({ box, def }) => (def === undefined ? [] : [`${box}/`])).join('')

/** The path as far as it leads: the same one where every box on it is there still. */
export function whole(session: Session, path: readonly Level[]): readonly Level[] {
  let place: Place = session.doc
  for (const [i, { box, def }] of path.entries()) {
    const node = getNode(place, box)
    const now = node?.text === undefined ? '' : parseObjectText(node.text).className
    const next = def === undefined ? place : now === def ? defPlace(session.doc, def) : null
    if (!node || !next) return path.slice(0, i)
    place = next
  }
  return path
}

export const samePath = (a: readonly Level[], b: readonly Level[]): boolean =>
  a.length === b.length && a.every(({ box, def }, i) => box === b[i]!.box && def === b[i]!.def)

/** The subpatch that a box lies in; undefined: none. */
export function around(place: Place, id: string): string | undefined {
  const wishes = new Map<string, string>()
  for (const node of allNodes(place)) if (node.parent !== undefined) wishes.set(node.id, node.parent)
  return parentsOf(wishes, (each) => getNode(place, each) !== null).get(id)
}

/** The way to a box by its id in the engine, `instance/box`; null where there is no such box. */
export function wayTo(session: Session, id: string): { path: readonly Level[]; box: string } | null {
  const path: Level[] = []
  const parts = id.split('/')
  for (const [i, part] of parts.entries()) {
    const place = placeOf(session, path)
    const node = getNode(place, part)
    if (!node) return null
    const subs: Level[] = []
    for (let at = around(place, part); at !== undefined; at = around(place, at)) subs.unshift({ box: at })
    path.push(...subs)
    if (i === parts.length - 1) return { path, box: part }
    const def = parseObjectText(node.text ?? '').className
    if (!defPlace(session.doc, def)) return { path, box: part }
    path.push({ box: part, def })
  }
  return null
}
