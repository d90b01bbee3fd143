// Ratio 8: the patch itself, a Yjs document of two hundred boxes that are moved about, each move an edit of its own.
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { documentDatabase } from '../../src/lib/storage/document/database.ts'
import { openDocument } from '../../src/lib/storage/document/open.ts'
import { inTurn, timed, type Figures } from './contest.ts'
import * as raw from './raw.ts'
import { fresh } from './sample.ts'

const BOXES = 200

function edit(doc: Y.Doc, edits: number): void {
  const nodes = doc.getMap<Y.Map<unknown>>('nodes')
  for (let i = 0; i < edits; i++) {
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

/** Milliseconds until so many edits are on the disk, in a new database, whose name comes along. */
export async function keep(who: Keeper, edits: number): Promise<{ ms: number; id: string }> {
  const id = fresh('patch')
  const doc = new Y.Doc()
  if (who === 'nobody') {
    const ms = await timed(() => Promise.resolve(edit(doc, edits)))
    return { ms, id }
  }
  if (who === 'Loadbang') {
    const store = await openDocument(id, doc)
    const ms = await timed(() => {
      edit(doc, edits)
      return store.flush()
    })
    await store.close()
    return { ms, id }
  }
  const stock = new IndexeddbPersistence(documentDatabase(id), doc)
  await stock.whenSynced
  const ms = await timed(() => {
    edit(doc, edits)
    return committed(stock.db!)
  })
  await stock.destroy()
  return { ms, id }
}

async function load(who: Keeper, id: string): Promise<void> {
  const doc = new Y.Doc()
  if (who === 'Loadbang') {
    const store = await openDocument(id, doc)
    if (doc.getMap('nodes').size !== BOXES) throw new Error('not all was loaded')
    await store.close()
  } else {
    const stock = new IndexeddbPersistence(documentDatabase(id), doc)
    await stock.whenSynced
    if (doc.getMap('nodes').size !== BOXES) throw new Error('not all was loaded')
    await stock.destroy()
  }
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

export async function loads(rounds: number, edits: number): Promise<Loads> {
  const ids: Record<string, string> = {}
  for (const who of ['y-indexeddb', 'Loadbang'] as const) ids[who] = (await keep(who, edits)).id
  const contest = (): Promise<Figures> =>
    inTurn(rounds, {
      'y-indexeddb': () => load('y-indexeddb', ids['y-indexeddb']!),
      Loadbang: () => load('Loadbang', ids.Loadbang!)
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
async function tidy(ids: Record<string, string>): Promise<void> {
  const ours = new Y.Doc()
  const store = await openDocument(ids.Loadbang!, ours)
  await store.compact()
  await store.close()
  const stock = new IndexeddbPersistence(documentDatabase(ids['y-indexeddb']!), new Y.Doc())
  await stock.whenSynced
  stock.doc.getMap('nodes').set('box 0', new Y.Map())
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await committed(stock.db!)
  await stock.destroy()
}
