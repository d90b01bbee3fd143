// How much a kv store takes, without reading its large values: their sizes are on record, and what lies between them is read.
import type { Scope } from '../../runtime/ports.ts'
import { Copier } from '../query/copy.ts'
import { SMALL } from '../kv/remembered.ts'
import { fromCloned } from './forms.ts'
import { answerOf, rangeOf } from './idb-request.ts'

/** Values beyond these many are not read: they count as half of what they can be. */
const MOST = 2000

export async function sizeOfScope(
  kv: IDBObjectStore,
  sizes: IDBObjectStore,
  scope: Scope
): Promise<{ count: number; bytes: number }> {
  const range = rangeOf(scope)
  const [count, bigKeys, bigSizes] = await Promise.all([
    answerOf(kv.count(range)),
    answerOf(sizes.getAllKeys(range)),
    answerOf(sizes.getAll(range) as IDBRequest<number[]>)
  ])
  let bytes = bigSizes.reduce((sum, size) => sum + size, 0)
  const small = count - bigKeys.length
  if (small > MOST || bigKeys.length > MOST) return { count, bytes: bytes + (small * SMALL) / 2 }
  for (const between of rangesBetween(scope, bigKeys)) {
    const [keys, values] = await Promise.all([answerOf(kv.getAllKeys(between)), answerOf(kv.getAll(between))])
    values.forEach((value, i) => {
      const copier = new Copier()
      copier.value(fromCloned(value))
      bytes += copier.bytes + (keys[i] as [IDBValidKey, string])[1].length * 2
    })
  }
  return { count, bytes }
}

function* rangesBetween(scope: Scope, keys: readonly IDBValidKey[]): Generator<IDBKeyRange> {
  let from: IDBValidKey = [scope] as unknown as IDBValidKey
  for (const key of keys) {
    // Nothing lies between a key and itself, and no range may say so.
    if (indexedDB.cmp(from, key) < 0) yield IDBKeyRange.bound(from, key, true, true)
    from = key
  }
  yield IDBKeyRange.bound(from, [scope, []], true, true)
}
