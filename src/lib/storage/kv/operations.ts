// What can be done with one store, as steps: with what is remembered where that is enough, else with questions to the disk.
import type { Value } from '../../runtime/message.ts'
import type { Found, Kept } from '../data/disk.ts'
import type { Effects } from '../data/effects.ts'
import { ask, type Steps } from '../data/steps.ts'
import { Copier, copyValue } from '../query/copy.ts'
import { SMALL, type KvMemory, type StoreMemory } from './remembered.ts'

export interface Pair {
  readonly key: string
  readonly kept: Kept
}

export const nothingFound: Found = { found: false, value: undefined }

/** What a key takes besides its value. */
export const sizeOf = (key: string, kept: Kept): number => kept.bytes + key.length * 2

export function* get(memory: KvMemory, store: StoreMemory, key: string, effects: Effects): Steps<Found> {
  const known = store.known.get(key)
  if (known !== undefined)
    return known === null ? nothingFound : { found: true, value: copyValue(known.value) }
  const { changes } = store
  const found = yield* ask((tx) => tx.get(store.scope, key))
  return learn(memory, store, key, found, changes, effects)
}

/** Remembers what the disk said, and gives a copy. */
function learn(
  memory: KvMemory,
  store: StoreMemory,
  key: string,
  found: Found,
  changes: number,
  effects: Effects
): Found {
  if (!found.found) {
    memory.learn(store, key, null, changes, effects)
    return nothingFound
  }
  const copier = new Copier()
  const value = copier.value(found.value)
  memory.learn(store, key, { value: found.value, bytes: copier.bytes }, changes, effects)
  return { found: true, value }
}

export function* getMany(
  memory: KvMemory,
  store: StoreMemory,
  keys: readonly string[],
  effects: Effects
): Steps<Found[]> {
  const missing = keys.filter((key) => !store.known.has(key))
  const { changes } = store
  const fromDisk = missing.length > 0 ? yield* ask((tx) => tx.getMany(store.scope, missing)) : []
  const found = new Map(
    missing.map((key, i) => [key, learn(memory, store, key, fromDisk[i]!, changes, effects)])
  )
  return keys.map((key) => {
    // A key that is asked for twice has two copies.
    const fresh = found.get(key)
    if (fresh && found.delete(key)) return fresh
    const known = store.known.get(key)
    if (known === undefined) return fromDisk[missing.indexOf(key)] ?? nothingFound
    return known === null ? nothingFound : { found: true, value: copyValue(known.value) }
  })
}

export function* has(store: StoreMemory, key: string): Steps<boolean> {
  const known = store.known.get(key)
  if (known !== undefined) return known !== null
  return yield* ask((tx) => tx.has(store.scope, key))
}

export function* put(
  memory: KvMemory,
  store: StoreMemory,
  pairs: readonly Pair[],
  effects: Effects
): Steps<void> {
  let more = 0
  for (const { key, kept } of pairs) more += Math.max(sizeOf(key, kept), SMALL) - (store.big.get(key) ?? 0)
  yield* memory.makeRoom(more)
  for (const { key, kept } of pairs) memory.put(store, key, kept, sizeOf(key, kept), effects)
}

/** `make` gives the new value to keep, or throws. */
export function* update(
  memory: KvMemory,
  store: StoreMemory,
  key: string,
  make: (value: Value, found: boolean) => Kept,
  effects: Effects
): Steps<Value> {
  const { found, value } = yield* get(memory, store, key, effects)
  const kept = make(value, found)
  yield* put(memory, store, [{ key, kept }], effects)
  return copyValue(kept.value)
}

export function* remove(memory: KvMemory, store: StoreMemory, key: string, effects: Effects): Steps<boolean> {
  const there = yield* has(store, key)
  if (there) memory.delete(store, key, effects)
  return there
}

/** `watched`: the keys that it had are told. */
export function* clear(
  memory: KvMemory,
  store: StoreMemory,
  watched: boolean,
  effects: Effects
): Steps<void> {
  const keys = watched ? yield* ask((tx) => tx.keys(store.scope)) : []
  memory.clear(store, keys, effects)
}
