// Places in a shared text as y-monaco says them in an awareness' field `selection`: relative to letters, so that they hold while the
// text changes. What others say is checked before Yjs looks it up.
import * as Y from 'yjs'
import { field } from '../patch/values.ts'

export interface TextSelection {
  readonly anchor: number
  readonly head: number
}

/** A selection as it is said: plain, every field there, as y-monaco reads it. */
export function sayPlaces(text: Y.Text, selection: TextSelection): Record<'anchor' | 'head', unknown> {
  const say = ({ type, tname, item, assoc }: Y.RelativePosition) => {
    const plain = (id: Y.ID | null) => id && { client: id.client, clock: id.clock }
    return { type: plain(type), tname, item: plain(item), assoc }
  }
  const { anchor, head } = relativeTo(text, selection)
  return { anchor: say(anchor), head: say(head) }
}

/**
 * Holds on to a selection while others change the text; the function that it gives tells where it is then, null where the text is gone.
 * What others write at its edge stays outside, and a caret stays behind the letter that was typed last: of two who type at the same place
 * each then writes on behind their own letters, instead of the one behind the other's.
 */
export function holdSelection(text: Y.Text, selection: TextSelection): () => TextSelection | null {
  const { anchor, head } = relativeTo(text, selection)
  const find = (place: Y.RelativePosition): number | null => {
    const found = text.doc && Y.createAbsolutePositionFromRelativePosition(place, text.doc)
    return found?.type === text ? found.index : null
  }
  return () => {
    const [from, to] = [find(anchor), find(head)]
    return from === null || to === null ? null : { anchor: from, head: to }
  }
}

function relativeTo(text: Y.Text, { anchor, head }: TextSelection) {
  const before = (index: number) => Y.createRelativePositionFromTypeIndex(text, index, -1)
  const behind = (index: number) => Y.createRelativePositionFromTypeIndex(text, index, 0)
  return {
    anchor: anchor < head ? behind(anchor) : before(anchor),
    head: head < anchor ? behind(head) : before(head)
  }
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
