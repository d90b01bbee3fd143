// Documents asked for: in memory where the collection is warm, else of the disk, through its index where that helps.
import type { Doc } from '../../runtime/ports.ts'
import type { Effects } from '../data/effects.ts'
import { ask, type Steps } from '../data/steps.ts'
import type { CompiledFind, CompiledQuery } from '../query/query.ts'
import { sortByPlace, type Entry } from './collection-entry.ts'
import { firstInOrder } from './collection-select.ts'
import type { CollectionState } from './collection-state.ts'
import type { Warmth } from './warmth.ts'

export function* entryOf(collection: CollectionState, id: Doc['_id']): Steps<Entry | null> {
  if (collection.warm) return collection.warm.get(id) ?? null
  return yield* ask((tx) => tx.doc(collection.n, id))
}

/** The entries found, themselves: to be copied before anybody gets them. */
export function* select(
  collection: CollectionState,
  find: CompiledFind,
  warmth: Warmth,
  effects: Effects
): Steps<readonly Entry[]> {
  yield* warmth.wanted(collection, effects)
  if (collection.warm) return collection.warm.select(find)
  const { order, skip, limit } = find
  const end = skip + limit
  const found = yield* matching(collection, find, order || !collection.ordered ? Infinity : end)
  const sorted = collection.ordered ? found : sortByPlace(found)
  const first = order ? firstInOrder(sorted, order, end) : sorted
  return skip === 0 && first.length <= end ? first : first.slice(skip, end)
}

export function* count(
  collection: CollectionState,
  query: CompiledQuery,
  warmth: Warmth,
  effects: Effects
): Steps<number> {
  if (query.everything) return collection.count
  yield* warmth.wanted(collection, effects)
  if (collection.warm) return collection.warm.count(query)
  return (yield* matching(collection, query, Infinity)).length
}

/** Up to `most` that match, in the order of sequence. */
function* matching(collection: CollectionState, query: CompiledQuery, most: number): Steps<Entry[]> {
  const out: Entry[] = []
  if (most === 0) return out
  const candidates = yield* ask((tx) => tx.candidates(collection.n, query))
  if (candidates) {
    for (const entry of candidates) if (query.matches(entry.doc) && out.push(entry) >= most) break
    return out
  }
  for (let from = 0; ;) {
    const page: readonly Entry[] = yield* ask((tx) => tx.docs(collection.n, from, collection.page))
    if (page.length === 0) return out
    for (const entry of page) if (query.matches(entry.doc) && out.push(entry) >= most) return out
    from = page.at(-1)!.sequence + 1
  }
}
