// What a cell is called on its tab: the name that others import it by, else how its code begins.
import { codeOf } from '../../patch/edits.ts'
import { getNode } from '../../patch/shape.ts'
import { placeOf, wayTo } from '../canvas/path.ts'
import type { Session } from '../session/types.ts'
import { readCellText } from './cell-text.ts'

const MOST = 20

/** Null where the box is gone, or is no cell any more. */
export function cellTitle(session: Session, id: string): string | null {
  const way = wayTo(session, id)
  if (!way) return null
  const place = placeOf(session, way.path)
  const said = readCellText(getNode(place, way.box)?.text ?? '')
  if (!said) return null
  if (said.name) return said.name
  const line = codeOf(place, way.box)
    .split('\n')
    .map((each) => each.replace(/^\s*(\/\/|\/\*+)?\s*/, '').trimEnd())
    .find((each) => each !== '')
  if (line === undefined) return 'empty cell'
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line
}
