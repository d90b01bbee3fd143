// What can be done with one store, as steps: with what is remembered where that is enough, else with questions to the disk.
import type { Value } from '../../runtime/message.ts'
import type { Found, Kept } from '../data/disk.ts'
import type { Effects } from '../data/effects.ts'
import { ask, type Steps } from '../data/steps.ts'
import { Copier, copyValue } from '../query/copy.ts'
import { Clear, Delete, Put } from './deeds.ts'
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
  const { bytes, json } = copier
  memory.learn(store, key, { value: found.value, bytes, json }, changes, effects)
  return { found: true, value }
}

export function* getMany(
  memory: KvMemory,
  store: StoreMemory,
  keys: readonly string[],
  effects: Effects
): Steps<Found[]> {
  // Taken before the disk is asked: when that answers, calls behind this one may have changed what is remembered.
  const remembered = keys.map((key): Found | null => {
    const known = store.known.get(key)
    if (known === undefined) return null
    return known === null ? nothingFound : { found: true, value: copyValue(known.value) }
  })
  const missing = keys.filter((_, i) => remembered[i] === null)
  if (missing.length === 0) return remembered as Found[]
  const { changes } = store
  const fromDisk = yield* ask((tx) => tx.getMany(store.scope, missing))
  // A key that is asked for twice is missing twice, and so has two copies.
  const found = fromDisk.map((one, i) => learn(memory, store, missing[i]!, one, changes, effects))
  let at = 0
  return remembered.map((known) => known ?? found[at++]!)
}

/** Bytes of values that are worth one text. */
const MOST_JSON = 8 * 1_048_576

/** As one text where all are remembered, and each is there and is what JSON says of it: nothing is copied then. */
export function* getManyJson(
  memory: KvMemory,
  store: StoreMemory,
  keys: readonly string[],
  effects: Effects
): Steps<string | Found[]> {
  const values: Value[] = []
  let bytes = 0
  for (const key of keys) {
    const known = store.known.get(key)
    bytes += known?.bytes ?? 0
    if (!known?.json || bytes > MOST_JSON) return yield* getMany(memory, store, keys, effects)
    values.push(known.value)
  }
  return JSON.stringify(values)
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
  if (!memory.fits(more)) yield* memory.makeRoom(more)
  for (const { key, kept } of pairs) effects.add(new Put(memory, store, key, kept, sizeOf(key, kept)))
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
  if (there) effects.add(new Delete(memory, store, key))
  return there
}

/** `told`: so many of the keys that it had are named to others. */
export function* clear(memory: KvMemory, store: StoreMemory, told: number, effects: Effects): Steps<void> {
  const keys = told > 0 ? yield* ask((tx) => tx.keys(store.scope, told)) : []
  effects.add(new Clear(memory, store, keys, keys.length < told))
}
