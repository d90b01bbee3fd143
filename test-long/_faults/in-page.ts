// What the suite does inside of a page past the app, with the app's own storage code: bundled into one script and evaluated in
// any page of the same origin.
import * as Y from 'yjs'
import { openDocument } from '../../src/lib/storage/document/open.ts'
import { openIdbStorage } from '../../src/lib/storage/kv/idb.ts'
import { textOf } from './load.ts'

/** What one writer of the load has left: entries 1 to `upTo`, and what should not be there. */
export interface Left {
  upTo: number
  strange: string[]
}

/** Reads what the load has left in a patch, writer by writer, and clears it. */
export async function takeLoad(patchId: string): Promise<Record<string, Left>> {
  const storage = openIdbStorage(patchId)
  try {
    return { 'kv-boxes': await takeKv('boxes'), 'kv-cell': await takeKv('cell') }
  } finally {
    await storage.close()
  }

  async function takeKv(store: string): Promise<Left> {
    const kv = storage.kv(['name', store])
    const entries: [string, unknown][] = []
    for (const key of await kv.keys()) entries.push([key, (await kv.get(key)).value])
    await kv.clear()
    return left(
      entries.map(([key, value]) => [Number(key.slice(1)), value]),
      (n) => entries[n]![0]
    )
  }
}

/** `entries`: number and value of each, in any order. */
function left(entries: [number, unknown][], nameOf: (place: number) => string): Left {
  const strange: string[] = []
  const numbers = new Set<number>()
  entries.forEach(([n, value], place) => {
    const { n: own, text } = value as { n?: unknown; text?: unknown }
    if (own !== n || text !== textOf(n)) strange.push(`${nameOf(place)} holds what nobody stored there`)
    if (numbers.has(n)) strange.push(`${nameOf(place)} is there twice`)
    numbers.add(n)
  })
  // A later write without an earlier one of the same store.
  for (let n = 1; n <= numbers.size; n++) {
    if (numbers.has(n)) continue
    strange.push(`entry ${n} is missing before entry ${Math.max(...numbers)}`)
    return { upTo: n - 1, strange }
  }
  return { upTo: numbers.size, strange }
}

/** Texts of a patch's boxes as they lie on the disk, and whether something on the disk waits for what is missing. */
export async function documentTexts(patchId: string): Promise<{ texts: string[]; waits: boolean }> {
  const doc = new Y.Doc()
  const store = await openDocument(patchId, doc)
  const texts = [...nodes(doc).values()].map((node) => String(node.get('text')))
  await store.close()
  return { texts, waits: doc.store.pendingStructs !== null }
}

/** Takes boxes out of a document. */
export async function removeBoxes(patchId: string, texts: readonly string[]): Promise<void> {
  const doc = new Y.Doc()
  const store = await openDocument(patchId, doc)
  doc.transact(() => {
    for (const [id, node] of nodes(doc)) if (texts.includes(String(node.get('text')))) nodes(doc).delete(id)
  })
  await store.flush()
  await store.close()
}

const nodes = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap<Y.Map<unknown>>('nodes')
