// The operations of a store as requests to IndexedDB, inside one transaction.
import { unwrap, type IDBPObjectStore, type IDBPTransaction } from 'idb'
import type { Scope } from '../../runtime/ports.ts'
import type { Op, Row } from './backend.ts'
import { rowId, SMALL } from './share.ts'

export type KvTransaction = IDBPTransaction<unknown, string[], 'readwrite'>
type Store = IDBPObjectStore<unknown, string[], 'kv', 'readwrite'>

const keyOf = (scope: Scope, key: string): IDBValidKey => [scope, key] as unknown as IDBValidKey

/** All keys of a scope: an array sorts after every text. */
const rangeOf = (scope: Scope): IDBKeyRange => IDBKeyRange.bound([scope], [scope, []], false, true)

// `undefined` in a database looks like nothing there, so it is kept as the codec's tag.
const absent = { $: 'undefined' }

const nothing = Promise.resolve(undefined)

/**
 * Runs operations in order and gives a promise for each answer. Requests are issued without waiting for one another (the
 * database keeps their order), but for `names`, which takes several steps. `isBig` says of which keys a size is on record.
 */
export async function request(
  tx: KvTransaction,
  ops: readonly Op[],
  isBig: (scope: Scope, key: string) => boolean
): Promise<Promise<unknown>[]> {
  const kv: Store = tx.objectStore('kv')
  const answers: Promise<unknown>[] = []
  const bigNow = new Set<string>()
  const ask = (answer: Promise<unknown>) => {
    // An abort rejects every request; the transaction says why.
    answer.catch(() => {})
    answers.push(answer)
  }
  for (const op of ops) {
    switch (op.op) {
      case 'get':
        ask(kv.get(keyOf(op.scope, op.key)).then((data: unknown) => ({ found: data !== undefined, data })))
        break
      case 'has':
        ask(kv.count(keyOf(op.scope, op.key)).then((count) => count > 0))
        break
      case 'keys':
        ask(kv.getAllKeys(rangeOf(op.scope)).then((keys) => keys.map((key) => (key as [Scope, string])[1])))
        break
      case 'set': {
        const key = keyOf(op.scope, op.key)
        const id = rowId(op.scope, op.key)
        // No promise for each of perhaps thousands: a failure ends the transaction, which says why.
        unwrap(kv).put(op.data === undefined ? absent : op.data, key)
        answers.push(nothing)
        if (op.size > SMALL) {
          bigNow.add(id)
          side(tx.objectStore('sizes').put(op.size, key))
        } else if (bigNow.has(id) || isBig(op.scope, op.key)) side(tx.objectStore('sizes').delete(key))
        break
      }
      case 'change': {
        const key = keyOf(op.scope, op.key)
        const data: unknown = await kv.get(key)
        op.done = op.make(data !== undefined, data)
        unwrap(kv).put(op.done.data === undefined ? absent : op.done.data, key)
        side(
          op.done.size > SMALL
            ? tx.objectStore('sizes').put(op.done.size, key)
            : tx.objectStore('sizes').delete(key)
        )
        answers.push(Promise.resolve(op.done.value))
        break
      }
      case 'delete': {
        const key = keyOf(op.scope, op.key)
        ask(kv.count(key).then((count) => count > 0))
        side(kv.delete(key))
        side(tx.objectStore('sizes').delete(key))
        break
      }
      case 'clear':
        ask(kv.delete(rangeOf(op.scope)))
        side(tx.objectStore('sizes').delete(rangeOf(op.scope)))
        break
      case 'names':
        ask(Promise.resolve(await names(kv)))
        break
      case 'any':
        ask(kv.openKeyCursor().then((cursor) => cursor !== null))
        break
      case 'rows':
        ask(rows(kv, op.after, op.limit))
        break
    }
  }
  return answers
}

/** A request whose own answer nobody needs. */
const side = (answer: Promise<unknown>): void => void answer.catch(() => {})

/** Leaps from one named store to the next. */
async function names(kv: Store): Promise<string[]> {
  const found: string[] = []
  let cursor = await kv.openKeyCursor(IDBKeyRange.bound([['name']], [['name', []]]))
  while (cursor) {
    const [scope] = cursor.key as unknown as [Scope, string]
    found.push(scope[1] as string)
    cursor = await cursor.continue([scope, []] as unknown as IDBValidKey)
  }
  return found
}

async function rows(kv: Store, after: Row | null, limit: number): Promise<Row[]> {
  const range = after ? IDBKeyRange.lowerBound(keyOf(after.scope, after.key), true) : undefined
  const [keys, values] = await Promise.all([kv.getAllKeys(range, limit), kv.getAll(range, limit)])
  return keys.map((found, i) => {
    const [scope, key] = found as unknown as [Scope, string]
    return { scope, key, data: values[i] as unknown }
  })
}
