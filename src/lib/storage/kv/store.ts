// The port's KvStore: checks and copies what comes in at once, and asks the queue.
import type { LoadbangError } from '../../runtime/errors.ts'
import type { Value } from '../../runtime/message.ts'
import type { KvStore, Scope, StoreOptions } from '../../runtime/ports.ts'
import { badValue, noNumber } from '../errors.ts'
import { refusal, type Manner, type Run } from '../data/call.ts'
import type { Core } from '../data/core.ts'
import { bytesOfBlob, keep, readBlobs } from '../data/kept.ts'
import { MOST_KEYS } from '../data/news.ts'
import { ask, nothing } from '../data/steps.ts'
import { copyValue } from '../query/copy.ts'
import { checkKey } from './keys.ts'
import * as operations from './operations.ts'

const KV = ['kv'] as const

// Async functions up to their first await run at once: the copy is taken, and the place in the order too, before they return.
export function kvStore(core: Core, scope: Scope, { fast = false, failed }: StoreOptions = {}): KvStore {
  const { queue, memory, news, disk } = core
  const store = memory.store(scope)
  const { limits } = memory
  /** What fast writes have failed with since the last flush. */
  let lost: LoadbangError | null = null
  const lose = (error: LoadbangError): void => {
    lost = error
    failed?.(error)
  }

  const reading: Manner = { kinds: KV, writes: false, piped: true, fast }
  const writing: Manner = { kinds: KV, writes: true, fast, failed: lose }
  const read = <T>(run: Run<T>): Promise<T> => queue.ask(reading, run)
  const write = <T>(run: Run<T>, hold?: Promise<unknown> | null): Promise<T> => queue.ask(writing, run, hold)

  function pairOf(key: unknown, value: Value): { pair: operations.Pair; ready: Promise<unknown> | null } {
    const name = checkKey(key)
    const kept = keep(value, limits.value)
    return { pair: { key: name, kept }, ready: disk.blobBytes ? readBlobs(kept.blobs) : null }
  }

  const self: KvStore = {
    async get(key) {
      const name = checkKey(key)
      const known = queue.calm('kv', fast) ? store.known.get(name) : undefined
      if (known) return { found: true, value: copyValue(known.value) }
      return read((effects) => operations.get(memory, store, name, effects))
    },
    async getMany(keys) {
      const names = keys.map(checkKey)
      return read((effects) => operations.getMany(memory, store, names, effects))
    },
    async getManyJson(keys) {
      const names = keys.map(checkKey)
      return read((effects) => operations.getManyJson(memory, store, names, effects))
    },
    async has(key) {
      const name = checkKey(key)
      return read(() => operations.has(store, name))
    },
    async keys() {
      return read(() => ask((tx) => tx.keys(scope)))
    },
    async count() {
      return read(() => ask((tx) => tx.count(scope)))
    },
    // Not async, which would cost a promise more for each of what may be thousands.
    set(key, value) {
      try {
        const { pair, ready } = pairOf(key, value)
        return write((effects) => operations.put(memory, store, [pair], effects), ready && readable(ready))
      } catch (thrown) {
        return refusal(thrown)
      }
    },
    async setMany(entries) {
      const made = entries.map(([key, value]) => pairOf(key, value))
      const waits = made.flatMap(({ ready }) => ready ?? [])
      const pairs = made.map(({ pair }) => pair)
      const hold = waits.length > 0 ? readable(Promise.all(waits)) : null
      await write((effects) => operations.put(memory, store, pairs, effects), hold)
    },
    async update(key, change) {
      const name = checkKey(key)
      const make = (value: Value, found: boolean) => {
        const kept = keep(change(value, found), limits.value)
        if (disk.blobBytes) kept.blobs?.forEach(bytesOfBlob)
        return kept
      }
      return write((effects) => operations.update(memory, store, name, make, effects))
    },
    async increment(key, by = 1) {
      if (typeof by !== 'number') throw noNumber('What is to be added')
      const sum = await self.update(key, (value, found) => {
        if (found && typeof value !== 'number') throw noNumber(`The value of "${key}"`)
        return found ? (value as number) + by : by
      })
      return sum as number
    },
    async delete(key) {
      const name = checkKey(key)
      return write((effects) => operations.remove(memory, store, name, effects))
    },
    async clear() {
      // Who watches hears of every key, other tabs of as many as are told of anything.
      const told = news.watches(store.id) ? Infinity : disk.tells ? MOST_KEYS : 0
      await write((effects) => operations.clear(memory, store, told, effects))
    },
    watch(listener, key) {
      return news.watchKeys(store, key === undefined ? undefined : checkKey(key), listener)
    },
    async flush() {
      await queue.ask({ kinds: KV, writes: false }, nothing)
      const error = lost
      lost = null
      if (error) throw error
    }
  }
  return self
}

const readable = (ready: Promise<unknown>): Promise<unknown> =>
  ready.catch((thrown: unknown) => {
    throw badValue(thrown)
  })
