// Inside of a page: a session that uses all of a patch's storage once, while one of its transactions is aborted. Whatever is
// refused has not happened, is refused with a sentence, and succeeds at the second try; whatever is acknowledged is there, in memory
// and on the disk; and a document that could not be written says so and heals by itself.
import * as Y from 'yjs'
import { LoadbangError } from '../../src/lib/runtime/errors.ts'
import type { Scope } from '../../src/lib/runtime/ports.ts'
import { openDocument } from '../../src/lib/storage/document/open.ts'
import { deleteDocument, readDocument } from '../../src/lib/storage/document/whole.ts'
import { deletePatchData, openIdbStorage } from '../../src/lib/storage/kv/idb.ts'
import type { PatchStorage, StoredEntry } from '../../src/lib/storage/patch-storage.ts'
import { abortNth, type Manner } from './abort-nth.ts'

export interface Session {
  /** Transactions of it, and whether one of them was aborted. */
  transactions: number
  aborted: boolean
  /** What was refused. */
  refused: string[]
  faults: string[]
  /** Milliseconds from the abort of a write of the document until its status said so. */
  told: number | null
}

const SCOPE: Scope = ['name', 'a']
const OTHER: Scope = ['node', ['x'], 'b']

export async function runSession(patchId: string, n: number, manner: Manner): Promise<Session> {
  const abortion = abortNth(patchId, n, manner)
  const tries = new Tries()
  const unhandled = (event: PromiseRejectionEvent) =>
    void tries.faults.push(`nobody heard of: ${String(event.reason)}`)
  addEventListener('unhandledrejection', unhandled)
  let told: number | null = null
  try {
    await useData(patchId, tries)
    told = await useDocument(patchId, tries, () => abortion.aborted?.at ?? null)
    await tries.one('deleteDocument', () => deleteDocument(patchId))
    await tries.one('deletePatchData', () => deletePatchData(patchId))
    const left = (await indexedDB.databases()).filter(({ name }) => name?.endsWith(`-${patchId}`))
    tries.expect(left.length === 0, `left behind: ${left.map(({ name }) => name).join()}`)
  } catch (thrown) {
    tries.faults.push(`it broke off: ${String(thrown)}`)
  }
  abortion.stop()
  removeEventListener('unhandledrejection', unhandled)
  const { refused, faults } = tries
  return { transactions: abortion.count, aborted: abortion.aborted !== null, refused, faults, told }
}

class Tries {
  readonly refused: string[] = []
  readonly faults: string[] = []

  expect(holds: boolean, fault: string): void {
    if (!holds) this.faults.push(fault)
  }

  /** Does it, twice if it is refused: one transaction alone is aborted. */
  async one<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (thrown) {
      this.refused.push(name)
      const told = thrown instanceof LoadbangError && thrown.message !== ''
      this.expect(told, `${name} is refused without a sentence: ${String(thrown)}`)
      return work()
    }
  }

  async answers<T>(name: string, work: () => Promise<T>, wanted: T): Promise<void> {
    const answer = JSON.stringify(await this.one(name, work))
    this.expect(answer === JSON.stringify(wanted), `${name} gave ${answer}, not ${JSON.stringify(wanted)}`)
  }
}

async function useData(patchId: string, tries: Tries): Promise<void> {
  let storage = openIdbStorage(patchId)
  const again = async () => {
    await storage.close()
    storage = openIdbStorage(patchId)
  }
  const kv = () => storage.kv(SCOPE)
  const other = () => storage.kv(OTHER)
  const db = () => storage.db(SCOPE)
  const long = 'x'.repeat(5000)

  await tries.one('set', () => kv().set('a', 1))
  await tries.answers('get', () => kv().get('a'), { found: true, value: 1 })
  await tries.one('setMany', () =>
    kv().setMany([
      ['b', long],
      ['c', [1, 2]]
    ])
  )
  await tries.answers('update', () => kv().update('a', (n) => Number(n) + 1), 2)
  await again()
  await tries.answers('increment', () => kv().increment('a'), 3)
  await tries.answers('delete', () => kv().delete('c'), true)
  await tries.one('set elsewhere', () => other().set('z', 1))
  await tries.one('clear', () => other().clear())
  await tries.one('fast', async () => {
    const fast = storage.kv(SCOPE, { fast: true })
    await fast.set('f', 'fast')
    await fast.flush()
  })
  const ids = [await tries.one('insert', () => db().insert('notes', { n: 1 }))]
  ids.push(...(await tries.one('insertMany', () => db().insertMany('notes', [{ n: 2 }, { n: 3, long }]))))
  await again()
  await tries.answers('find', async () => (await db().find('notes', { n: 2 })).map(({ _id }) => _id), [
    ids[1]!
  ])
  await tries.answers('update a document', () => db().update('notes', ids[0]!, { n: 10 }), true)
  await tries.answers('replace', () => db().replace('notes', ids[1]!, { n: 20 }), true)
  await tries.answers('delete a document', () => db().delete('notes', ids[2]!), true)
  await tries.one('insert elsewhere', () => db().insert('gone', { n: 1 }))
  await tries.one('drop', () => db().drop('gone'))
  const entry: StoredEntry = { kind: 'kv', scope: SCOPE, key: 'w', value: 'written' }
  await tries.one('write', () => storage.write([entry]))
  await tries.one('remove', () => storage.remove([{ kind: 'kv', scope: SCOPE, key: 'w' }]))
  // At once: should they fail together, each is tried alone.
  const together: (() => Promise<unknown>)[] = [
    () => kv().set('d', 4),
    () => kv().increment('a'),
    () => db().insert('notes', { n: 4 }),
    () => kv().set('e', long)
  ]
  await Promise.all(together.map((work, i) => tries.one(`at once ${i}`, work)))
  const wanted = [
    `kv a 4`,
    `kv b ${shown(long)}`,
    `kv d 4`,
    `kv e ${shown(long)}`,
    `kv f fast`,
    `notes {"n":10}`,
    `notes {"n":20}`,
    `notes {"n":4}`
  ]
  await tries.answers('all of it', () => linesOf(storage), wanted)
  await again()
  await tries.answers('all of it on the disk', () => linesOf(storage), wanted)
  await tries.answers('count', () => db().count('notes'), 3)
  await storage.close()
}

/** Long ones by their length. */
const shown = (value: unknown): string => {
  const text = String(value)
  return text.length > 20 ? `${text.length} letters` : text
}

async function linesOf(storage: PatchStorage): Promise<string[]> {
  const lines: string[] = []
  for await (const entry of storage.entries()) {
    if (entry.kind === 'kv') lines.push(`kv ${entry.key} ${shown(entry.value)}`)
    else lines.push(`${entry.collection} ${JSON.stringify({ n: entry.doc.n })}`)
  }
  return lines.sort()
}

/** Gives how long it took until a write of it that was aborted was told. */
async function useDocument(
  patchId: string,
  tries: Tries,
  abortedAt: () => number | null
): Promise<number | null> {
  const doc = new Y.Doc()
  const before = abortedAt()
  const store = await openDocument(patchId, doc)
  let told: number | null = null
  const stop = store.status.subscribe(({ state }) => {
    if (state === 'not-saved') told ??= performance.now()
  })
  const saved = () =>
    new Promise<void>((resolve) => store.status.subscribe(({ state }) => state === 'saved' && resolve()))
  const map = doc.getMap('nodes')
  for (let i = 0; i < 4; i++) {
    map.set('long', String(i).repeat(40_000))
    map.set(`n${i}`, i)
    await tries.one(`edit ${i}`, () => store.flush())
    // Before this it may be saved by the next try, behind which the status comes.
    await saved()
  }
  const written = abortedAt()
  if (written !== null && before === null) tries.expect(told !== null, 'a write failed and nobody was told')
  const lag = told !== null && written !== null ? told - written : null
  // What cannot be made shorter now can be in the next idle moment.
  const shorter = (await store.compact()) || (await store.compact())
  tries.expect(shorter, 'it was not compacted')
  stop()
  await store.close()
  const update = await tries.one('readDocument', () => readDocument(patchId))
  const read = new Y.Doc()
  if (update) Y.applyUpdate(read, update)
  const state = (of: Y.Doc) => JSON.stringify(Object.entries(of.getMap('nodes').toJSON()).sort())
  tries.expect(state(read) === state(doc), 'the document on the disk is not that of the page')
  return lag
}
