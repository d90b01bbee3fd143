// Places in a shared text as y-monaco says them in an awareness' field `selection`: relative to letters, so that they hold while the
// text changes. What others say is checked before Yjs looks it up.
import * as Y from 'yjs'
import { field } from '../patch/values.ts'

export interface TextSelection {
  readonly anchor: number
  readonly head: number
}

/** A selection as it is said: plain, every field there, as y-monaco reads it. */
export function sayPlaces(text: Y.Text, { anchor, head }: TextSelection): Record<'anchor' | 'head', unknown> {
  const say = (index: number) => {
    const { type, tname, item, assoc } = Y.createRelativePositionFromTypeIndex(text, index)
    const plain = (id: Y.ID | null) => id && { client: id.client, clock: id.clock }
    return { type: plain(type), tname, item: plain(item), assoc }
  }
  return { anchor: say(anchor), head: say(head) }
}

/** Where that is in this text; null where it is in another, or nothing that can be a place. Never throws. */
export function readPlaces(selection: unknown, text: Y.Text): TextSelection | null {
  const anchor = readPlace(field(selection, 'anchor'), text)
  const head = readPlace(field(selection, 'head'), text)
  return anchor === null || head === null ? null : { anchor, head }
}

function readPlace(place: unknown, text: Y.Text): number | null {
  const [type, item] = [readId(field(place, 'type')), readId(field(place, 'item'))]
  // A place in a root by its name would make that root, if there is none: no text of a box is one.
  if (!text.doc || (!type && !item)) return null
  const assoc = field(place, 'assoc') === -1 ? -1 : 0
  try {
    const relative = new Y.RelativePosition(type, null, item, assoc)
    const found = Y.createAbsolutePositionFromRelativePosition(relative, text.doc)
    return found?.type === text ? Math.min(found.index, text.length) : null
  } catch {
    return null
  }
}

function readId(id: unknown): Y.ID | null {
  const [client, clock] = [field(id, 'client'), field(id, 'clock')]
  return isCount(client) && isCount(clock) ? Y.createID(client, clock) : null
}

const isCount = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0
