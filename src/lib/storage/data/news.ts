// Who hears of commits: watches of keys, whoever wants to know which stores changed, and other tabs. In the order of the commits.
import type { KvChange, Scope } from '../../runtime/ports.ts'
import type { StoreInfo } from '../patch-storage.ts'
import { copyValue } from '../query/copy.ts'
import type { Revs, Told } from './disk.ts'
import type { DocsDeed, Effects } from './effects.ts'

type Changed = Pick<StoreInfo, 'kind' | 'scope' | 'collection'>
/** What calls have done, and between which commits. */
export interface Committed {
  readonly effects: readonly Effects[]
  readonly before: Revs
  readonly after: Revs
}

/** What became of one store. */
interface StoreNews {
  readonly scope: Scope
  /** Whether other tabs cannot be told which keys it were. */
  all: boolean
  /** How each key is in the end. */
  readonly keys: Map<string, Pick<KvChange, 'found' | 'value'>>
}

interface Watch {
  readonly key: string | undefined
  readonly listener: (changes: readonly KvChange[]) => void
}

/** More keys than this are not named to other tabs. */
export const MOST_KEYS = 1000

export class Herald {
  readonly #watches = new Map<string, Set<Watch>>()
  readonly #commits = new Set<(changed: readonly Changed[]) => void>()
  /** Told of the documents that a commit changed: the document engine, once it is there. */
  docs: ((news: readonly DocsDeed[]) => void) | null = null

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
    const stores = new Map<string, StoreNews>()
    let docs: DocsDeed[] = []
    const tellDocs = () => {
      if (docs.length > 0) this.docs?.(docs)
      docs = []
    }
    for (const { deeds } of effects) {
      for (const deed of deeds) {
        if (deed.to === 'docs') {
          docs.push(deed)
          const { id, scope, name } = deed.collection
          if (!changed.has(id)) changed.set(id, { kind: 'db', scope, collection: name })
        } else if (deed.to === 'kv') {
          let store = stores.get(deed.id)
          if (!store) stores.set(deed.id, (store = { scope: deed.scope, all: false, keys: new Map() }))
          if (deed.do === 'clear') {
            store.all ||= !deed.whole
            for (const key of deed.keys) note(store, key, GONE)
          } else if (deed.do === 'put') note(store, deed.key, { found: true, value: deed.kept.value })
          else note(store, deed.key, GONE)
        } else if (deed.to === 'watch') {
          // It has seen what came before.
          tellDocs()
          deed.begin()
        }
      }
    }
    tellDocs()
    for (const [id, { scope, keys }] of stores) {
      changed.set(id, { kind: 'kv', scope, collection: null })
      if (!this.#watches.has(id)) continue
      this.tellKeys(
        id,
        Array.from(keys, ([key, { found, value }]) => ({ key, found, value }))
      )
    }
    if (changed.size === 0) return null
    this.tellCommit([...changed.values()])
    return {
      before,
      after,
      kv: Array.from(stores.values(), ({ scope, all, keys }) => [
        scope,
        all || keys.size > MOST_KEYS ? null : [...keys.keys()]
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

const GONE = { found: false, value: undefined }

/** Keys stand in the order of their last changes. */
function note(store: StoreNews, key: string, now: Pick<KvChange, 'found' | 'value'>): void {
  store.keys.delete(key)
  store.keys.set(key, now)
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
