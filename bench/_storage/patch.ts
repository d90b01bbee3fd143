// Ratio 8: the patch itself, a Yjs document of two hundred boxes that are moved about, each move an edit of its own.
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { documentDatabase } from '../../src/lib/storage/document/database.ts'
import { openDocument } from '../../src/lib/storage/document/open.ts'
import { inTurn, timed, type Figures } from './contest.ts'
import * as raw from './raw.ts'
import { fresh } from './sample.ts'

const BOXES = 200

function edit(doc: Y.Doc, edits: number, from = 0): void {
  const nodes = doc.getMap<Y.Map<unknown>>('nodes')
  for (let i = from; i < from + edits; i++) {
    const id = `box ${i % BOXES}`
    doc.transact(() => {
      const box = nodes.get(id)
      if (!box) return void nodes.set(id, new Y.Map<unknown>([['text', `osc~ ${i}`]]))
      box.set('x', i)
      box.set('y', i * 2)
    })
  }
}

/** Everything asked of a database before this is committed after it. */
async function committed(db: IDBDatabase): Promise<void> {
  const tx = db.transaction('updates', 'readwrite')
  tx.objectStore('updates').count()
  await raw.done(tx)
}

export type Keeper = 'nobody' | 'y-indexeddb' | 'Loadbang'

/** Edits in many tasks, as a person's are. */
async function editSlowly(doc: Y.Doc, edits: number): Promise<void> {
  for (let from = 0; from < edits; from += SLICE) {
    edit(doc, SLICE, from)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const SLICE = 50

/** Milliseconds until so many edits, made at once or `slowly`, are on the disk, in a new database, whose name comes along. */
export async function keep(who: Keeper, edits: number, slowly = false): Promise<{ ms: number; id: string }> {
  const id = fresh('patch')
  const doc = new Y.Doc()
  const make = (): Promise<void> | void => (slowly ? editSlowly(doc, edits) : edit(doc, edits))
  if (who === 'nobody') {
    return { ms: await timed(() => Promise.resolve(edit(doc, edits))), id }
  }
  if (who === 'Loadbang') {
    const store = await openDocument(id, doc)
    const ms = await timed(async () => {
      await make()
      await store.flush()
    })
    await store.close()
    return { ms, id }
  }
  const stock = new IndexeddbPersistence(documentDatabase(id), doc)
  await stock.whenSynced
  const ms = await timed(async () => {
    await make()
    await committed(stock.db!)
  })
  await stock.destroy()
  return { ms, id }
}

/** Milliseconds until it is there. */
async function load(who: Keeper, id: string): Promise<number> {
  const doc = new Y.Doc()
  const since = performance.now()
  const kept =
    who === 'Loadbang'
      ? await openDocument(id, doc)
      : await new IndexeddbPersistence(documentDatabase(id), doc).whenSynced
  const ms = performance.now() - since
  if (doc.getMap('nodes').size !== BOXES) throw new Error('not all was loaded')
  await ('close' in kept ? kept.close() : kept.destroy())
  return ms
}

export interface Loads {
  /** As the edits left it, and as a quiet while has left it. */
  left: Figures
  tidied: Figures
  /** Records that opening it once more wrote. */
  written: Record<string, number>
}

async function records(id: string): Promise<number> {
  const db = await raw.open(documentDatabase(id), () => {})
  const count = await raw.answer(db.transaction('updates').objectStore('updates').count())
  db.close()
  return count
}

/** Who keeps which document. */
export type Kept = Readonly<Record<Exclude<Keeper, 'nobody'>, string>>

export async function loads(rounds: number, ids: Kept): Promise<Loads> {
  const contest = (): Promise<Figures> =>
    inTurn(rounds, {
      'y-indexeddb': () => load('y-indexeddb', ids['y-indexeddb']),
      Loadbang: () => load('Loadbang', ids.Loadbang)
    })
  const left = await contest()
  const written: Record<string, number> = {}
  for (const [who, id] of Object.entries(ids)) {
    const before = await records(id)
    await load(who as Keeper, id)
    written[who] = (await records(id)) - before
  }
  await tidy(ids)
  return { left, tidied: await contest(), written }
}

/** Lets both do what they do when nothing happens. */
async function tidy(ids: Kept): Promise<void> {
  const ours = new Y.Doc()
  const store = await openDocument(ids.Loadbang, ours)
  await store.compact()
  await store.close()
  const stock = new IndexeddbPersistence(documentDatabase(ids['y-indexeddb']), new Y.Doc())
  await stock.whenSynced
  stock.doc.getMap('nodes').set('box 0', new Y.Map())
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await committed(stock.db!)
  await stock.destroy()
}
