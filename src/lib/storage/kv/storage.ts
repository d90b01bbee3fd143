// The storage of one patch on any backend: the port's `Storage` and what the library and the zip need besides.
import type { Value } from '../../runtime/message.ts'
import type { KvChange, KvStore, Scope, Stored } from '../../runtime/ports.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { documents } from '../db/provisional.ts'
import type { PatchStorage as WholeStorage, StoreInfo } from '../patch-storage.ts'
import { badKey, badValue, valueTooLarge } from '../errors.ts'
import { PAGE, type Answers, type Backend, type Encoded, type Op, type Row } from './backend.ts'
import { openQueue } from './queue.ts'
import { defaultLimits, type Limits } from './share.ts'

/** One stored value, with the scope that it lies in: what export and import took before there were documents. */
export interface StoredEntry {
  readonly scope: Scope
  readonly key: string
  readonly value: Stored
}

export interface PatchStorage extends WholeStorage {
  /** Deprecated: use entries(). */
  exportAll(): AsyncIterable<StoredEntry>
  /** Deprecated: use write(). */
  importAll(entries: Iterable<StoredEntry> | AsyncIterable<StoredEntry>): Promise<void>
}

/** Longest key, in characters. */
const MAX_KEY = 10_000

function checkKey(key: unknown): string {
  if (typeof key === 'number') return String(key)
  if (typeof key !== 'string') throw badKey(key === null ? 'null' : `a ${typeof key}`)
  if (key.length > MAX_KEY) throw badKey(`longer than ${MAX_KEY} characters`)
  return key
}

/** `limits` must be those that the backend was opened with. */
export function storageOn(backend: Backend, limits: Limits = defaultLimits): PatchStorage {
  const queue = openQueue(backend)

  async function one<K extends Op['op']>(op: Op & { op: K }): Promise<Answers[K]> {
    const [answer] = await queue.ask([op])
    return answer as Answers[K]
  }

  function encode(value: Value): Encoded {
    let encoded: Encoded
    try {
      encoded = backend.encode(value)
    } catch (error) {
      throw badValue(error)
    }
    if (encoded.size > limits.value) throw valueTooLarge(encoded.size, limits.value)
    return encoded
  }

  function setOp(scope: Scope, key: unknown, value: Value): { op: Op; ready: Promise<unknown> | null } {
    const name = checkKey(key)
    const { data, size, ready } = encode(value)
    const op: Op & { op: 'set' } = { op: 'set', scope, key: name, data, size: size + name.length * 2 }
    return { op, ready: ready && ready.then((read) => (op.data = read)) }
  }

  type Changed = Pick<StoreInfo, 'kind' | 'scope' | 'collection'>
  const commits = new Set<(changed: Changed[]) => void>()
  const told = (changed: Changed) => {
    for (const listener of commits) listener([changed])
  }
  const docs = documents(told)
  const watches = new Map<string, Set<(keys: readonly string[] | null) => void>>()
  const watchesOf = (scope: Scope) => {
    const id = JSON.stringify(scope)
    let found = watches.get(id)
    if (!found) watches.set(id, (found = new Set()))
    return found
  }
  const changed = (scope: Scope, keys: readonly string[] | null) => {
    told({ kind: 'kv', scope, collection: null })
    for (const watch of watchesOf(scope)) watch(keys)
  }
  async function set(scope: Scope, entries: readonly (readonly [string, Value])[]): Promise<void> {
    const made = entries.map(([key, value]) => setOp(scope, key, value))
    const waits = made.flatMap(({ ready }) => (ready ? [ready] : []))
    await queue.ask(
      made.map(({ op }) => op),
      waits.length > 0 ? Promise.all(waits) : null
    )
    changed(
      scope,
      entries.map(([key]) => checkKey(key))
    )
  }
  const decode = ({ found, data }: Answers['get']) => ({
    found,
    value: found ? backend.decode(data) : undefined
  })

  // Async functions up to their first await run at once: the copy is taken, and the place in the queue too, before `set` returns.
  const kv = (scope: Scope): KvStore => {
    const store: KvStore = {
      async get(key) {
        return decode(await one({ op: 'get', scope, key: checkKey(key) }))
      },
      set: (key, value) => set(scope, [[key, value]]),
      async delete(key) {
        const had = await one({ op: 'delete', scope, key: checkKey(key) })
        if (had) changed(scope, [checkKey(key)])
        return had
      },
      keys: async () => one({ op: 'keys', scope }),
      async clear() {
        await one({ op: 'clear', scope })
        changed(scope, null)
      },
      async has(key) {
        return one({ op: 'has', scope, key: checkKey(key) })
      },
      count: async () => (await one({ op: 'keys', scope })).length,
      async getMany(keys) {
        const answers = await queue.ask(keys.map((key) => ({ op: 'get', scope, key: checkKey(key) })))
        return (answers as Answers['get'][]).map(decode)
      },
      setMany: (entries) => set(scope, entries),
      async update(key, change) {
        const value = await one({
          op: 'change',
          scope,
          key: checkKey(key),
          make(found, data) {
            const value = change(found ? backend.decode(data) : undefined, found)
            const { size, data: made } = encode(value)
            return { data: made, size: size + key.length * 2, value: backend.decode(made) }
          }
        })
        changed(scope, [checkKey(key)])
        return value
      },
      async increment(key, by = 1) {
        return (await store.update(key, (value, found) => {
          if (found && typeof value !== 'number')
            throw new LoadbangError(
              'storage-value',
              'What is stored there is no number.',
              'Set a number first.'
            )
          return (found ? (value as number) : 0) + by
        })) as number
      },
      watch(listener, key) {
        const hear = async (keys: readonly string[] | null) => {
          const names = keys ?? (key === undefined ? [] : [key])
          const wanted = names.filter((name) => key === undefined || name === key)
          const values = await store.getMany(wanted)
          const changes: KvChange[] = wanted.map((name, i) => ({ key: name, ...values[i]! }))
          if (changes.length > 0) listener(changes)
        }
        const all = watchesOf(scope)
        const watch = (keys: readonly string[] | null) => void hear(keys).catch(() => {})
        all.add(watch)
        return () => void all.delete(watch)
      },
      flush: () => queue.idle()
    }
    return store
  }

  async function* rows(): AsyncGenerator<StoredEntry> {
    for (let after: Row | null = null; ;) {
      const rows: Row[] = await one({ op: 'rows', after, limit: PAGE })
      for (const { scope, key, data } of rows) yield { scope, key, value: backend.decode(data) }
      after = rows.at(-1) ?? null
      if (rows.length < PAGE) return
    }
  }
  async function importAll(entries: Iterable<StoredEntry> | AsyncIterable<StoredEntry>): Promise<void> {
    const ops: Op[] = []
    const waits: Promise<unknown>[] = []
    for await (const { scope, key, value } of entries) {
      const { op, ready } = setOp(scope, key, value)
      ops.push(op)
      if (ready) waits.push(ready)
    }
    await Promise.all(waits).catch((error: unknown) => {
      throw badValue(error)
    })
    if (ops.length > 0) await queue.ask(ops)
    for (const op of ops) if (op.op === 'set') changed(op.scope, [op.key])
  }

  async function stores(): Promise<StoreInfo[]> {
    const found = new Map<string, StoreInfo>()
    for await (const { scope, key, value } of rows()) {
      const id = JSON.stringify(scope)
      const { count = 0, bytes = 0 } = found.get(id) ?? {}
      const size = encode(value).size + key.length * 2
      found.set(id, { kind: 'kv', scope, collection: null, count: count + 1, bytes: bytes + size })
    }
    return [...found.values(), ...docs.stores()]
  }

  return {
    kv,
    db: docs.db,
    storeNames: async (kind = 'kv') =>
      kind === 'kv'
        ? one({ op: 'names' })
        : [...new Set(docs.stores().flatMap(({ scope }) => (scope[0] === 'name' ? [scope[1]] : [])))].sort(),
    fields: async (scope, collection) => [
      ...new Set(
        docs
          .entries({ scope, collection })
          .flatMap((entry) => (entry.kind === 'doc' ? Object.keys(entry.doc) : []))
      )
    ],
    stores,
    usage: async () => ({
      bytes: (await stores()).reduce((sum, { bytes }) => sum + bytes, 0),
      limit: limits.total
    }),
    async *entries(only) {
      if (only?.kind !== 'db') {
        const id = only && JSON.stringify(only.scope)
        for await (const row of rows())
          if (!id || JSON.stringify(row.scope) === id) yield { kind: 'kv', ...row }
      }
      if (only?.kind !== 'kv') yield* docs.entries(only)
    },
    async write(entries, { signal, progress } = {}) {
      let done = 0
      for await (const entry of entries) {
        signal?.throwIfAborted()
        if (entry.kind === 'kv') await importAll([entry])
        else docs.put(entry.scope, entry.collection, entry.doc)
        progress?.(++done)
      }
    },
    async remove(entries) {
      for (const entry of entries) {
        if (entry.kind === 'kv') await kv(entry.scope).delete(entry.key)
        else docs.take(entry.scope, entry.collection, entry.id)
      }
    },
    onCommit(listener) {
      commits.add(listener)
      return () => void commits.delete(listener)
    },
    hasData: async () => (await one({ op: 'any' })) || docs.stores().length > 0,
    exportAll: rows,
    importAll,
    flush: () => queue.idle(),
    async close() {
      await queue.idle()
      backend.close()
    }
  }
}
