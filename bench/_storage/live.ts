// Ratio 7: fifty live queries on a thousand documents, five for each of ten groups. Twenty documents are changed, each after those
// who watch its group have heard of the one before.
import { liveQuery } from 'dexie'
import { openIdbStorage } from '../../src/lib/storage/kv/idb.ts'
import { inTurn, timed, type Figures } from './contest.ts'
import { openDexie, openLoki, openRxNotes, type KeptNote } from './peers.ts'
import { fresh, notes } from './sample.ts'

const QUERIES = 50
const WRITES = 20
const GROUPS = 10
const all = notes(1_000).map((note, i) => ({ ...note, group: i % GROUPS, id: `note ${i}` }))

/** Counts those who have heard of a change: a document of the group with the number that was written. */
class Audience {
  #wanted = 0
  #left = 0
  #resolve: () => void = () => {}
  #told: number[] = Array<number>(QUERIES).fill(0)

  hear(query: number, docs: readonly { n?: number }[]): void {
    if (this.#left === 0 || this.#told[query] === this.#wanted) return
    if (!docs.some(({ n }) => n === this.#wanted)) return
    this.#told[query] = this.#wanted
    if (--this.#left === 0) this.#resolve()
  }

  expect(n: number): Promise<void> {
    this.#wanted = n
    this.#left = QUERIES / GROUPS
    return new Promise((resolve) => (this.#resolve = resolve))
  }
}

let written = 0
/** `write` fulfils at the commit. */
async function writes(audience: Audience, write: (i: number, n: number) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < WRITES; i++) {
    const n = ++written
    const heard = audience.expect(n)
    await write(i, n)
    await heard
  }
}

const settle = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 300))

export async function live(rounds: number): Promise<Figures> {
  const audiences = { dexie: new Audience(), rx: new Audience(), ours: new Audience(), loki: new Audience() }

  const { db: dexie, table } = await openDexie<KeptNote, string>('id,group')
  await table.bulkAdd(all)
  const rx = await openRxNotes()
  await rx.bulkInsert(all)
  const storage = openIdbStorage(fresh('ours'))
  const db = storage.db(['name', 'bench'])
  const ids = await db.insertMany('notes', all as never)
  const loki = await openLoki(['group'])
  loki.items.insert(all.map((note) => ({ ...note })))

  for (let query = 0; query < QUERIES; query++) {
    const group = query % GROUPS
    liveQuery(() => table.where('group').equals(group).toArray()).subscribe((docs) =>
      audiences.dexie.hear(query, docs)
    )
    rx.find({ selector: { group } }).$.subscribe((docs) => audiences.rx.hear(query, docs))
    db.watch('notes', { group }, undefined, ({ docs }) =>
      audiences.ours.hear(query, docs as readonly { n?: number }[])
    )
    const view = loki.items.addDynamicView(`view ${query}`)
    view.applyFind({ group })
    view.data()
    view.on('rebuild', () => audiences.loki.hear(query, view.data()))
  }
  await settle()

  const figures = await inTurn(rounds, {
    Dexie: () => timed(() => writes(audiences.dexie, (i, n) => table.update(`note ${i}`, { n }))),
    RxDB: async () => {
      const docs = await Promise.all(
        Array.from({ length: WRITES }, (_, i) => rx.findOne(`note ${i}`).exec(true))
      )
      return timed(() => writes(audiences.rx, (i, n) => docs[i]!.incrementalPatch({ n })))
    },
    Loadbang: () => timed(() => writes(audiences.ours, (i, n) => db.update('notes', ids[i]!, { n }))),
    LokiJS: () =>
      timed(() =>
        writes(audiences.loki, (i, n) => {
          loki.items.update(Object.assign(loki.items.findOne({ id: `note ${i}` })!, { n }))
          return loki.save()
        })
      )
  })
  dexie.close()
  await rx.database.close()
  await storage.close()
  loki.close()
  return figures
}
