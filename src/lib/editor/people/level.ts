// The level of a patch that is shown, as people tell each other: the ids of the boxes that one went into.
import { defPlace } from '../../patch/def-place.ts'
import { getNode } from '../../patch/shape.ts'
import { parseObjectText } from '../../runtime/text/object-text.ts'
import { placeOf, type Level } from '../canvas/path.ts'
import type { Session } from '../session/types.ts'

export const levelOf = (path: readonly Level[]): string => path.map(({ box }) => box).join('/')

/** The way to a level; null where a box on it is not here (yet). */
export function pathTo(session: Session, level: string): readonly Level[] | null {
  const path: Level[] = []
  for (const box of level === '' ? [] : level.split('/')) {
    const node = getNode(placeOf(session, path), box)
    if (node?.text === undefined) return null
    const { className } = parseObjectText(node.text)
    path.push(defPlace(session.doc, className) ? { box, def: className } : { box })
  }
  return path
}
