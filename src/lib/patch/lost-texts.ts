// The text of a box is one value, and the last to set it wins. Here it is noticed when another's text takes the place of one that
// was set here, and whether they knew of it: two may set it at once, and then one of them is set aside without anybody's wish.
import * as Y from 'yjs'
import { defPlace } from './def-place.ts'
import { defsOf, nodesOf, type Place } from './shape.ts'

export interface LostText {
  readonly place: Place
  readonly id: string
  /** What was there before, what was set here, and what is there now. */
  readonly base: string
  readonly mine: string
  readonly theirs: string
  /** They had not seen it when they set theirs. */
  readonly atOnce: boolean
}

interface Mine {
  readonly base: string
  readonly text: string
  readonly clock: number
}

/**
 * Calls back for each text that was set here, last, and is replaced by another's; gives the way to stop. `onSet`: hears of each that is
 * set here.
 */
export function watchLostTexts(
  doc: Y.Doc,
  listener: (lost: LostText) => void,
  onSet: (id: string) => void = () => {}
): () => void {
  const mine = new WeakMap<Y.Map<unknown>, Mine>()
  const seen = (root: 'nodes' | 'defs') => (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events) {
      const box = event.target
      const change = event.keys.get('text')
      if (!(box instanceof Y.Map) || !change || event.path.length !== (root === 'nodes' ? 1 : 3)) continue
      const item = box._map.get('text')
      const text: unknown = box.get('text')
      if (!item || typeof text !== 'string') continue
      if (event.transaction.local) {
        const base = typeof change.oldValue === 'string' ? change.oldValue : ''
        mine.set(box, { base, text, clock: item.id.clock })
        onSet(String(event.path.at(-1)))
        continue
      }
      const set = mine.get(box)
      mine.delete(box)
      if (!set || set.text === text || item.id.client === doc.clientID) continue
      const place = root === 'nodes' ? doc : defPlace(doc, String(event.path[0]))
      const id = String(event.path.at(-1))
      const atOnce = !knew(item, doc.clientID, set.clock)
      if (place) listener({ place, id, base: set.base, mine: set.text, theirs: text, atOnce })
    }
  }
  const [ofNodes, ofDefs] = [seen('nodes'), seen('defs')]
  nodesOf(doc).observeDeep(ofNodes)
  defsOf(doc).observeDeep(ofDefs)
  return () => {
    nodesOf(doc).unobserveDeep(ofNodes)
    defsOf(doc).unobserveDeep(ofDefs)
  }
}

/** Whether a value of a map was set by somebody who saw what this client set at that clock: each names the one that it replaced. */
function knew(item: Y.Item, client: number, clock: number): boolean {
  let at: Y.Item | null = item
  let before = item.origin
  while (before !== null) {
    if (before.client === client && before.clock >= clock) return true
    const { client: whose, clock: when } = before
    do at = at.left
    while (at !== null && !(at.id.client === whose && at.id.clock <= when && when < at.id.clock + at.length))
    if (at === null) return false
    before = at.origin
  }
  return false
}
