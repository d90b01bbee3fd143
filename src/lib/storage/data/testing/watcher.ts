// One watch of keys and one live query, held to the model whenever everything has been answered.
import { joinChanges } from '../../../runtime/docs-change.ts'
import type { MessageRecord, Value } from '../../../runtime/message.ts'
import type { DocsChange, Scope } from '../../../runtime/ports.ts'
import type { PatchStorage } from '../../patch-storage.ts'
import { recordOf } from '../../query/testing/documents.ts'
import type { Model, Sorting } from './model.ts'
import type { Random } from './random.ts'

const scope: Scope = ['name', 'a']

export class Watcher {
  readonly #storage: PatchStorage
  readonly #query: MessageRecord
  readonly #options: Sorting
  readonly #stops: (() => void)[]
  /** What was heard of keys. */
  readonly #heard = new Map<string, Value | typeof gone>()
  #docs: DocsChange | null = null
  #news: DocsChange | null = null
  #shown: readonly string[] = []
  #failure: Error | null = null

  constructor(storage: PatchStorage, random: Random) {
    this.#storage = storage
    this.#query = random.chance(0.5) ? recordOf([]) : recordOf([['n', recordOf([['$lt', 10]])]])
    this.#options = random.chance(0.5) ? { sort: { n: 1 }, limit: 5 } : {}
    this.#stops = [
      storage.kv(scope).watch((changes) => {
        for (const { key, found, value } of changes) this.#heard.set(key, found ? value : gone)
      }),
      storage.db(scope).watch(
        'notes',
        this.#query,
        this.#options,
        (change) => {
          this.#docs = change
          this.#news = joinChanges(this.#news, change)
        },
        (error) => (this.#failure = error)
      )
    ]
  }

  async check(model: Model): Promise<void> {
    await this.#storage.flush()
    // The first result comes a microtask later than its answer.
    await Promise.resolve()
    if (this.#failure) {
      // It was made to fail as it began.
      this.#failure = null
      return
    }
    const store = model.store(scope)
    for (const [key, heard] of this.#heard)
      if ((heard === gone) === store.has(key))
        throw new Error(`the watch of ${JSON.stringify(key)} heard wrong`)
    if (!this.#docs) return
    const wanted = model.find(scope, 'notes', this.#query, this.#options).map(({ id }) => id)
    const shown = this.#docs.docs.map(({ _id }) => _id)
    if (shown.join() !== wanted.join())
      throw new Error(`the live query shows ${shown.join()}, wanted ${wanted.join()}`)
    if (!this.#news) return
    const { added, removed } = this.#news
    this.#news = null
    const now = new Set(this.#shown)
    for (const id of removed) if (!now.delete(id)) throw new Error(`${id} was removed but not there`)
    for (const id of added) now.add(id)
    if ([...now].sort().join() !== [...shown].sort().join())
      throw new Error('what was added and removed does not add up')
    this.#shown = shown
  }

  stop(): void {
    for (const stop of this.#stops) stop()
  }
}

const gone = Symbol('gone')
