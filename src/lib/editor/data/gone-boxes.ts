// What boxes were that are gone: their data stays, and who looks at it later wants to know whose it was. Kept on this machine, beside
// the patch: the document itself holds nothing of a deleted box.
import * as Y from 'yjs'
import { nodesOf } from '../../patch/shape.ts'
import type { GoneBox } from './store-groups.ts'

/** Boxes remembered, the last ones; characters of a text. */
const MOST = 200
const TEXT = 80
/** Boxes whose objects keep data of their own. */
const keepers = /^\s*(kv|db|js)\b/

const key = (patchId: string): string => `loadbang-gone-${patchId}`

export function goneBoxes(patchId: string): ReadonlyMap<string, GoneBox> {
  const found = new Map<string, GoneBox>()
  try {
    for (const entry of JSON.parse(localStorage.getItem(key(patchId)) ?? '[]') as unknown[]) {
      const [id, text, at] = Array.isArray(entry) ? (entry as unknown[]) : []
      if (typeof id === 'string' && typeof text === 'string' && typeof at === 'number')
        found.set(id, { text, at })
    }
  } catch {
    // Then nothing is known of them.
  }
  return found
}

/** Takes note of every box that goes, whoever deletes it. Gives the way to stop. */
export function noteGoneBoxes(patchId: string, doc: Y.Doc): () => void {
  const nodes = nodesOf(doc)
  const hear = (event: Y.YMapEvent<unknown>): void => {
    const gone = new Map<string, string>()
    for (const [id, { action, oldValue }] of event.changes.keys) {
      if (action !== 'delete') continue
      const text = lastText(oldValue)
      if (text !== null && keepers.test(text)) gone.set(id, text)
    }
    if (gone.size > 0) remember(patchId, gone)
  }
  nodes.observe(hear)
  return () => nodes.unobserve(hear)
}

/** A map that has been deleted shows nothing any more, but until its transaction ends what was in it is still there. */
function lastText(box: unknown): string | null {
  if (!(box instanceof Y.Map)) return null
  const item = box._map.get('text')
  const text: unknown = item?.content.getContent().at(-1)
  return typeof text === 'string' ? text : null
}

function remember(patchId: string, gone: ReadonlyMap<string, string>): void {
  const all = new Map(goneBoxes(patchId))
  for (const [id, text] of gone) {
    all.delete(id)
    all.set(id, { text: text.slice(0, TEXT), at: Date.now() })
  }
  const last = [...all].slice(-MOST).map(([id, { text, at }]) => [id, text, at])
  try {
    localStorage.setItem(key(patchId), JSON.stringify(last))
  } catch {
    // Not remembered, then.
  }
}
