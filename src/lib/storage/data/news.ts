// Who hears of commits: watches of keys, whoever wants to know which stores changed, and other tabs. In the order of the commits.
import type { KvChange, Scope } from '../../runtime/ports.ts'
import type { StoreInfo } from '../patch-storage.ts'
import { copyValue } from '../query/copy.ts'
import type { Told } from './disk.ts'
import type { News } from './effects.ts'
import type { Committed } from './queue.ts'

type Changed = Pick<StoreInfo, 'kind' | 'scope' | 'collection'>
type KeyNews = News & { of: 'key' }
type DocNews = News & { of: 'doc' | 'drop' }

interface Watch {
  readonly key: string | undefined
  readonly listener: (changes: readonly KvChange[]) => void
}

/** More keys than this are not named to other tabs. */
const MOST_KEYS = 1000

export class Herald {
  readonly #watches = new Map<string, Set<Watch>>()
  readonly #commits = new Set<(changed: readonly Changed[]) => void>()
  /** Told of the documents that a commit changed: the document engine, once it is there. */
  docs: ((news: readonly DocNews[]) => void) | null = null

  /** Whether a store (its id) has watches. */
  watches(id: string): boolean {
    return this.#watches.has(id)
  }

  watchKeys(
    { id }: { readonly id: string },
    key: string | undefined,
    listener: Watch['listener']
  ): () => void {
    const watch: Watch = { key, listener }
    const all = this.#watches.get(id) ?? new Set()
    this.#watches.set(id, all.add(watch))
    return () => {
      all.delete(watch)
      if (all.size === 0 && this.#watches.get(id) === all) this.#watches.delete(id)
    }
  }

  onCommit(listener: (changed: readonly Changed[]) => void): () => void {
    this.#commits.add(listener)
    return () => void this.#commits.delete(listener)
  }

  /** Tells everybody here of a commit, and gives what other tabs are to be told; null where nothing changed. */
  committed({ effects, before, after }: Committed): Told | null {
    const changed = new Map<string, Changed>()
    const keys = new Map<string, { scope: Scope; all: boolean; news: Map<string, KeyNews> }>()
    let docs: DocNews[] = []
    const tellDocs = () => {
      if (docs.length > 0) this.docs?.(docs)
      docs = []
    }
    for (const { news } of effects) {
      for (const item of news) {
        if (item.of === 'watch') {
          // It has seen what came before.
          tellDocs()
          item.begin()
        } else if (item.of === 'doc' || item.of === 'drop') {
          docs.push(item)
          const { scope, name, id } = item.collection
          changed.set(id, { kind: 'db', scope, collection: name })
        } else {
          const { scope, id } = item
          let store = keys.get(id)
          if (!store) keys.set(id, (store = { scope, all: false, news: new Map() }))
          if (item.of === 'store') store.all = true
          // In the order of the last changes.
          else if (store.news.delete(item.key)) store.news.set(item.key, item)
          else store.news.set(item.key, item)
        }
      }
    }
    tellDocs()
    for (const [id, { scope, news }] of keys) {
      changed.set(id, { kind: 'kv', scope, collection: null })
      if (this.#watches.has(id)) this.tellKeys(id, [...news.values()])
    }
    if (changed.size === 0) return null
    this.tellCommit([...changed.values()])
    return {
      before,
      after,
      kv: Array.from(keys.values(), ({ scope, all, news }) => [
        scope,
        all || news.size > MOST_KEYS ? null : [...news.keys()]
      ]),
      db: [...changed.values()].flatMap(({ scope, collection }) =>
        collection === null ? [] : [[scope, collection]]
      )
    }
  }

  tellKeys(id: string, changes: readonly KvChange[]): void {
    for (const { key, listener } of [...(this.#watches.get(id) ?? [])]) {
      const mine = key === undefined ? changes : changes.filter((change) => change.key === key)
      if (mine.length === 0) continue
      const copies = mine.map(({ key, found, value }) => ({ key, found, value: copyValue(value) }))
      guarded(() => listener(copies))
    }
  }

  tellCommit(changed: readonly Changed[]): void {
    for (const listener of [...this.#commits]) guarded(() => listener(changed))
  }

  /** The single keys of a store that watches ask for; null: one of them asks for all. */
  watchedKeys(id: string): readonly string[] | null {
    const keys: string[] = []
    for (const { key } of this.#watches.get(id) ?? []) {
      if (key === undefined) return null
      keys.push(key)
    }
    return keys
  }
}

/** A listener that throws is a fault of its own, and no reason for a commit to fail. */
export function guarded(work: () => void): void {
  try {
    work()
  } catch (thrown) {
    queueMicrotask(() => {
      throw thrown
    })
  }
}
