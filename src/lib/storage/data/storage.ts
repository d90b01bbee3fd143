// The storage of one patch on any disk: the port's `Storage`, and what the library, the zip and the data panel need besides.
import type { DocEngine } from '../db/engine.ts'
import { docStore } from '../db/store.ts'
import { failed } from '../errors.ts'
import { defaultLimits, KvMemory, type Limits } from '../kv/remembered.ts'
import { kvStore } from '../kv/store.ts'
import type { PatchStorage } from '../patch-storage.ts'
import type { Part } from './call.ts'
import type { Core } from './core.ts'
import type { Disk } from './disk.ts'
import { follow } from './foreign.ts'
import { Herald } from './news.ts'
import { WHAT } from './place.ts'
import { Queue } from './queue.ts'
import { ask, just, nothing, type Steps } from './steps.ts'
import type { Whole } from './whole.ts'

/** No call of this kind is made before the engine is there. */
const noDocs: Part = { ready: () => true, load: nothing, forget() {} }

export function storageOn(disk: Disk, limits: Limits = defaultLimits): PatchStorage {
  const memory = new KvMemory(limits)
  const news = new Herald()
  const part = (kind: 'kv' | 'db'): Part => (kind === 'kv' ? memory : (docs?.documents ?? noDocs))
  const queue = new Queue(disk, part, (committed) => {
    const told = news.committed(committed)
    if (told) disk.tell(told)
  })
  let docs: DocEngine | null = null
  let opening: Promise<void> | null = null

  async function load(): Promise<void> {
    try {
      const [{ DocEngine }] = await Promise.all([import('../db/engine.ts'), disk.loadDocs()])
      docs = new DocEngine(core)
    } catch (thrown) {
      // The next call tries again.
      opening = null
      throw failed(WHAT, thrown)
    }
  }
  const core: Core = {
    disk,
    queue,
    memory,
    news,
    get docs() {
      return docs
    },
    openDocs: () => (docs ? null : (opening ??= load()))
  }
  follow(core)

  let whole: Promise<Whole> | null = null
  /** What few ask for, loaded when they do. */
  const inWhole = (): Promise<Whole> =>
    (whole ??= import('./whole.ts').then(
      ({ wholeOf }) => wholeOf(core),
      (thrown: unknown) => {
        whole = null
        throw failed(WHAT, thrown)
      }
    ))
  const readAll = <T>(kinds: readonly ('kv' | 'db')[], run: () => Steps<T>): Promise<T> =>
    queue.ask({ kinds, writes: false }, run, kinds.includes('db') ? core.openDocs() : null)

  return {
    kv: (scope, options) => kvStore(core, scope, options),
    db: (scope, options) => docStore(core, scope, options),
    async storeNames(kind = 'kv') {
      const scopes =
        kind === 'kv'
          ? await readAll(['kv'], () => ask((tx) => tx.scopes()))
          : await readAll(['db'], () => just(core.docs!.documents.scopes()))
      return [...new Set(scopes.flatMap((scope) => (scope[0] === 'name' ? [scope[1]] : [])))].sort()
    },
    fields: async (scope, collection) => (await inWhole()).fields(scope, collection),
    stores: async () => (await inWhole()).stores(),
    usage: async () => (await inWhole()).usage(),
    async *entries(only) {
      yield* (await inWhole()).entries(only)
    },
    async *scan(only) {
      yield* (await inWhole()).scan(only)
    },
    write: async (entries, options) => (await inWhole()).write(entries, options),
    remove: async (entries) => (await inWhole()).remove(entries),
    change: async (removes, entries, options) => (await inWhole()).change(removes, entries, options),
    onCommit: (listener) => news.onCommit(listener),
    hasData: () =>
      readAll(['kv'], function* () {
        const keys = yield* ask((tx) => tx.scopes())
        if (keys.length > 0) return true
        return (yield* ask((tx) => tx.collections())).some(({ count }) => count > 0)
      }),
    flush: () => queue.flush(),
    async close() {
      await queue.close()
      disk.close()
    }
  }
}
