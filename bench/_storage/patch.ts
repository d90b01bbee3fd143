// Ratio 8: the patch itself, a Yjs document of two hundred boxes that are moved about, each move an edit of its own.
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { documentDatabase } from '../../src/lib/storage/document/database.ts'
import { openDocument } from '../../src/lib/storage/document/open.ts'
import { inTurn, timed, type Figures } from './contest.ts'
import * as raw from './raw.ts'
import { fresh } from './sample.ts'

const BOXES = 200

function edit(doc: Y.Doc, from: number, edits: number): void {
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

interface Kept {
  /** Fulfils when all edits are on the disk. */
  durable(): Promise<unknown>
  close(): Promise<unknown>
}

async function open(who: Keeper, id: string, doc: Y.Doc): Promise<Kept> {
  if (who === 'nobody') return { durable: () => Promise.resolve(), close: () => Promise.resolve() }
  if (who === 'Loadbang') {
    const store = await openDocument(id, doc)
    return { durable: () => store.flush(), close: () => store.close() }
  }
  const stock = await new IndexeddbPersistence(documentDatabase(id), doc).whenSynced
  return { durable: () => committed(stock.db!), close: () => stock.destroy() }
}

/** Milliseconds until so many edits, made at once in a new document, are on the disk. */
export async function keep(who: Keeper, edits: number): Promise<number> {
  const doc = new Y.Doc()
  const kept = await open(who, fresh('patch'), doc)
  const ms = await timed(() => {
    edit(doc, 0, edits)
    return kept.durable()
  })
  await kept.close()
  return ms
}

/** Edits one after the other, as somebody who works without a pause makes them, and closes the patch with the last. */
export async function work(who: Keeper, edits: number): Promise<string> {
  const id = fresh('patch')
  const doc = new Y.Doc()
  const kept = await open(who, id, doc)
  for (let from = 0; from < edits; from += STROKE) {
    edit(doc, from, STROKE)
    await kept.durable()
  }
  await kept.close()
  return id
}
const STROKE = 50

/** Milliseconds until it is there. */
async function load(who: Keeper, id: string): Promise<number> {
  const doc = new Y.Doc()
  let kept: Kept
  const ms = await timed(async () => (kept = await open(who, id, doc)))
  if (doc.getMap('nodes').size !== BOXES) throw new Error('not all was loaded')
  await kept!.close()
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
export type Ids = Readonly<Record<Exclude<Keeper, 'nobody'>, string>>

export async function loads(rounds: number, ids: Ids): Promise<Loads> {
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
async function tidy(ids: Ids): Promise<void> {
  const ours = new Y.Doc()
  const store = await openDocument(ids.Loadbang, ours)
  await store.compact()
  await store.close()
  const stock = new IndexeddbPersistence(documentDatabase(ids['y-indexeddb']), new Y.Doc())
  await stock.whenSynced
  // It counts its records after it has said that it is there, and tidies up after an edit that follows.
  await committed(stock.db!)
  await new Promise((resolve) => setTimeout(resolve, 100))
  stock.doc.getMap('nodes').set('box 0', new Y.Map())
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await committed(stock.db!)
  await stock.destroy()
}
