// What the suite does inside of a page past the app, with the app's own storage code: bundled into one script and evaluated in
// any page of the same origin.
import * as Y from 'yjs'
import type { DocStore, KvStore, Scope } from '../../src/lib/runtime/ports.ts'
import { openDocument, type DocumentStore } from '../../src/lib/storage/document/open.ts'
import { openIdbStorage } from '../../src/lib/storage/kv/idb.ts'
import type { PatchStorage } from '../../src/lib/storage/patch-storage.ts'
import { textOf } from './load.ts'
import { mulberry32 } from './random.ts'

/** What one writer of the load has left: entries 1 to `upTo`, and what should not be there. */
export interface Left {
  upTo: number
  strange: string[]
}

/** Reads what the load has left in a patch, writer by writer. */
export const lookAtLoad = (patchId: string): Promise<Record<string, Left>> => readLoad(patchId, false)
/** The same, and clears it. */
export const takeLoad = (patchId: string): Promise<Record<string, Left>> => readLoad(patchId, true)

async function readLoad(patchId: string, take: boolean): Promise<Record<string, Left>> {
  const storage = openIdbStorage(patchId)
  const kv = async (name: string) => keysOf(storage.kv(['name', name]), take)
  const db = async (name: string) => notesOf(storage.db(['name', name]), take)
  try {
    return {
      'kv-boxes': await kv('boxes'),
      'db-boxes': await db('boxes'),
      increment: await sumOf(storage.kv(['name', 'sums']), take),
      'kv-cell': await kv('cell'),
      'db-cell': await db('cell'),
      'kv-fast': await kv('fast')
    }
  } finally {
    await storage.close()
  }
}

async function keysOf(kv: KvStore, take: boolean): Promise<Left> {
  const keys = await kv.keys()
  const values = await kv.getMany(keys)
  if (take) await kv.clear()
  return left(keys.map((key, i) => [Number(key.slice(1)), values[i]!.value]))
}

async function notesOf(db: DocStore, take: boolean): Promise<Left> {
  const docs = await db.find('notes')
  if (take) await db.drop('notes')
  return left(docs.map((doc) => [Number(doc.n), doc]))
}

async function sumOf(kv: KvStore, take: boolean): Promise<Left> {
  const { value, found } = await kv.get('n')
  if (take) await kv.clear()
  return { upTo: found ? (value as number) : 0, strange: [] }
}

/** `entries`: number and value of each, in any order. */
function left(entries: [number, unknown][]): Left {
  const strange: string[] = []
  const numbers = new Set<number>()
  for (const [n, value] of entries) {
    const { n: own, text } = value as { n?: unknown; text?: unknown }
    if (own !== n || text !== textOf(n)) strange.push(`entry ${n} holds what nobody stored there`)
    if (numbers.has(n)) strange.push(`entry ${n} is there twice`)
    numbers.add(n)
  }
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

/** One value of a named kv store. */
export async function valueOf(patchId: string, store: string, key: string): Promise<unknown> {
  const storage = openIdbStorage(patchId)
  try {
    return (await storage.kv(['name', store]).get(key)).value
  } finally {
    await storage.close()
  }
}

const shared: Scope = ['name', 'shared']
/** Storages that stay open as long as the page does. */
const kept = new Map<string, PatchStorage>()
function keep(patchId: string): PatchStorage {
  const storage = kept.get(patchId) ?? openIdbStorage(patchId)
  kept.set(patchId, storage)
  return storage
}

export type AddUp = 'increment' | 'update' | 'insert'

/** Adds one so many times, half of them awaited one by one; gives the sum that the last one told. */
export async function addUp(patchId: string, times: number, how: AddUp): Promise<number> {
  const storage = keep(patchId)
  const kv = storage.kv(shared)
  const add = {
    increment: () => kv.increment('increment'),
    update: async () => Number(await kv.update('update', (n, found) => (found ? Number(n) + 1 : 1))),
    insert: async () => (await storage.db(shared).insert('inserts', {}), 0)
  }[how]
  let last = 0
  for (let i = 0; i < times / 2; i++) last = Math.max(last, await add())
  const rest = Array.from({ length: times - Math.ceil(times / 2) }, add)
  return Math.max(last, ...(await Promise.all(rest)))
}

/** What it has come to, by the page's own storage. */
export async function sums(patchId: string): Promise<Record<AddUp, unknown>> {
  const storage = keep(patchId)
  const kv = storage.kv(shared)
  return {
    increment: (await kv.get('increment')).value,
    update: (await kv.get('update')).value,
    insert: await storage.db(shared).count('inserts')
  }
}

/** Sets a key and a document to n. */
export async function setTo(patchId: string, n: number): Promise<void> {
  const storage = keep(patchId)
  const db = storage.db(shared)
  await storage.kv(shared).set('n', n)
  const [doc] = await db.find('ns')
  if (doc) await db.replace('ns', doc._id, { n })
  else await db.insert('ns', { n })
}

/** The key, the document, and how many documents a query for it finds. */
export async function readBack(patchId: string): Promise<[unknown, unknown, number]> {
  const storage = keep(patchId)
  const n = (await storage.kv(shared).get('n')).value
  const [doc] = await storage.db(shared).find('ns')
  return [n, doc?.n, await storage.db(shared).count('ns', { n: n ?? null })]
}

let opened: { doc: Y.Doc; store: DocumentStore } | null = null

/** Opens a document and edits it a few hundred times, now in a hurry, now with pauses. */
export async function editDocument(patchId: string, seed: number): Promise<void> {
  const random = mulberry32(seed)
  const doc = new Y.Doc()
  opened = { doc, store: await openDocument(patchId, doc) }
  const map = nodes(doc)
  for (let i = 0; i < 300; i++) {
    const key = `n${Math.floor(random() * 40)}`
    const node = map.get(key)
    if (!node || random() < 0.3) map.set(key, new Y.Map([['text', `${seed} ${i}`]]))
    else if (random() < 0.2) map.delete(key)
    else node.set('text', `${seed} ${i}`)
    if (random() < 0.1) await new Promise((resolve) => setTimeout(resolve, random() * 30))
  }
}

/** What the document of `editDocument` says here. */
export const seenDocument = (): string => stateOf(opened!.doc)

/** Waits until it is called saved, and closes it at once. */
export async function closeDocument(): Promise<void> {
  const { store } = opened!
  await new Promise<void>((resolve) => store.status.subscribe(({ state }) => state === 'saved' && resolve()))
  await store.close()
}

/** A document as it lies on the disk. */
export async function documentState(patchId: string): Promise<string> {
  const doc = new Y.Doc()
  await (await openDocument(patchId, doc)).close()
  return stateOf(doc)
}

const stateOf = (doc: Y.Doc): string => JSON.stringify(Object.entries(nodes(doc).toJSON()).sort())

const nodes = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap<Y.Map<unknown>>('nodes')

export { runSession } from './session.ts'

const controlDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('control', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('rows')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error!)
  })

/** Stores a row in a database that is not Loadbang's, and closes it: what becomes of it, nobody but the browser has done. */
export async function putControl(round: number): Promise<void> {
  const database = await controlDatabase()
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
      transaction.objectStore('rows').put('control', round)
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error!)
    })
  } finally {
    database.close()
  }
}

/** Whether the row of that round is there. */
export async function hasControl(round: number): Promise<boolean> {
  const database = await controlDatabase()
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const asked = database.transaction('rows').objectStore('rows').count(round)
      asked.onsuccess = () => resolve(asked.result === 1)
      asked.onerror = () => reject(asked.error!)
    })
  } finally {
    database.close()
  }
}
