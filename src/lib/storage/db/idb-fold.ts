// Folding the log into the documents' own store, a little at a time: in one transaction the documents are written, and just what is
// written of the log goes. A change that a later one of the same document overtakes is left out.
import { unwrap } from 'idb'
import { answerOf, ended } from '../data/idb-request.ts'
import type { Connection } from '../idb/connection.ts'
import type { IdbDocs } from './idb-docs.ts'
import { recordOf, STRIDE, type Op } from './idb-log.ts'
import { entriesOf } from './index-entries.ts'

/** Milliseconds that one step should take: as long as others may have to wait for it. */
const TARGET = 25
let pace = 100

/** true: there is more. */
export async function fold(docs: IdbDocs, connection: Connection): Promise<boolean> {
  const record = docs.log[0]
  if (!record) return false
  const begun = performance.now()
  const ops = record.ops.slice(docs.folded, docs.folded + pace)
  const late = lateDeletes(docs, ops)
  const done = await connection.use(async (db) => {
    const native = unwrap(db).transaction(['docs', 'log', 'revs'], 'readwrite')
    const end = ended(native)
    const rev = ((await answerOf(native.objectStore('revs').get('db'))) as number | undefined) ?? 0
    // Others have written: what is remembered is old, and read anew before anything else happens.
    if (rev !== docs.rev) return -1
    const store = native.objectStore('docs')
    let count = 0
    for (const op of ops) {
      if (op.op === 'drop') {
        if (count > 0 || !(await removeSome(store, op.n))) break
      } else if (op.op === 'delete') {
        if (!late.has(op)) store.delete(keyOf(op))
      } else if (op.op === 'put' && isLast(docs, op))
        store.put(recordOf(op.n, op.entry, entriesOf(op.n, op.entry.doc)))
      count++
    }
    const folded = docs.folded + count
    const log = native.objectStore('log')
    if (folded === record.ops.length) log.delete(record.key)
    log.put([record.key, folded], 'folded')
    native.commit()
    await end
    return count
  })
  if (done < 0) return false
  for (const op of ops.slice(0, done)) {
    docs.left--
    if (op.op === 'drop') docs.drops--
    else if (isLast(docs, op)) docs.overlay.get(op.n)?.delete(idOf(op))
  }
  docs.folded += done
  if (docs.folded === record.ops.length) {
    docs.log.shift()
    docs.folded = 0
  }
  const took = performance.now() - begun
  if (done === ops.length) pace = Math.round(Math.min(2000, Math.max(20, (pace * TARGET) / (took + 1))))
  return docs.log.length > 0
}

/** Those after which a large document came back at that place: that one is in its store already. */
function lateDeletes(docs: IdbDocs, ops: readonly Op[]): ReadonlySet<Op> {
  const late = new Set<Op>()
  if (!ops.some(({ op }) => op === 'delete')) return late
  const there = new Set<number>()
  for (let at = docs.log.length - 1; at >= 0; at--) {
    const all = docs.log[at]!.ops
    for (let i = all.length - 1; i >= (at === 0 ? docs.folded : 0); i--) {
      const op = all[i]!
      if (op.op === 'there') there.add(keyOf(op))
      else if (op.op === 'delete' && there.has(keyOf(op))) late.add(op)
    }
  }
  return late
}

const keyOf = ({ n, sequence }: { readonly n: number; readonly sequence: number }): number =>
  n * STRIDE + sequence

/** Removes documents of a collection that was dropped; true: that was the last of them. */
async function removeSome(store: IDBObjectStore, n: number): Promise<boolean> {
  const range = IDBKeyRange.bound(n * STRIDE, (n + 1) * STRIDE, false, true)
  const keys = await answerOf(store.getAllKeys(range, pace))
  if (keys.length > 0) store.delete(IDBKeyRange.bound(keys[0], keys.at(-1)))
  return keys.length < pace
}

/** Whether the log changes that document no more. */
const isLast = (docs: IdbDocs, op: Exclude<Op, { op: 'drop' }>): boolean =>
  docs.overlay.get(op.n)?.get(idOf(op)) === op

const idOf = (op: Exclude<Op, { op: 'drop' }>): string => (op.op === 'put' ? op.entry.doc._id : op.id)
