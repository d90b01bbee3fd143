// The storage of one patch on any backend: the port's `Storage` and what the library and the zip need besides.
import type { Value } from '../../runtime/message.ts'
import type { KvStore, Scope, Storage, Stored } from '../../runtime/ports.ts'
import { badKey, badValue, valueTooLarge } from '../errors.ts'
import { PAGE, type Answers, type Backend, type Encoded, type Op, type Row } from './backend.ts'
import { openQueue } from './queue.ts'
import { defaultLimits, type Limits } from './share.ts'

/** One stored value, with the scope that it lies in. */
export interface StoredEntry {
  readonly scope: Scope
  readonly key: string
  readonly value: Stored
}

export interface PatchStorage extends Storage {
  /** Everything the patch keeps, in a fixed order, read page by page: not a snapshot of one moment. */
  exportAll(): AsyncIterable<StoredEntry>
  /** Adds entries, replacing those of the same key; all of them or, if it rejects, none. */
  importAll(entries: Iterable<StoredEntry> | AsyncIterable<StoredEntry>): Promise<void>
  hasData(): Promise<boolean>
  /** Fulfils when everything asked so far has been committed or rejected. */
  flush(): Promise<void>
  /** Flushes and lets go. Later calls reject with `storage-closed`. */
  close(): Promise<void>
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

  // Async functions up to their first await run at once: the copy is taken, and the place in the queue too, before `set` returns.
  const kv = (scope: Scope): KvStore => ({
    async get(key) {
      const { found, data } = await one({ op: 'get', scope, key: checkKey(key) })
      return { found, value: found ? backend.decode(data) : undefined }
    },
    async set(key, value) {
      const { op, ready } = setOp(scope, key, value)
      await queue.ask([op], ready)
    },
    async delete(key) {
      return one({ op: 'delete', scope, key: checkKey(key) })
    },
    async keys() {
      return one({ op: 'keys', scope })
    },
    async clear() {
      await one({ op: 'clear', scope })
    },
    async has(key) {
      return one({ op: 'has', scope, key: checkKey(key) })
    }
  })

  return {
    kv,
    storeNames: () => one({ op: 'names' }),
    hasData: () => one({ op: 'any' }),
    async *exportAll() {
      for (let after: Row | null = null; ;) {
        const rows: Row[] = await one({ op: 'rows', after, limit: PAGE })
        for (const { scope, key, data } of rows) yield { scope, key, value: backend.decode(data) }
        after = rows.at(-1) ?? null
        if (rows.length < PAGE) return
      }
    },
    async importAll(entries) {
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
    },
    flush: () => queue.idle(),
    async close() {
      await queue.idle()
      backend.close()
    }
  }
}
