// What a [kv] watches: some keys, or all. News of one commit enter the patch in one turn, the newest of each key; commits that come
// faster than they can be told are told together, so that nothing piles up.
import type { ObjectContext } from '../../runtime/define.ts'
import type { KvChange, KvStore } from '../../runtime/ports.ts'
import type { Answering } from './answering.ts'

export interface KeyWatches {
  /** Without a key: all. */
  watch(key?: string): void
  unwatch(key?: string): void
  /** What is watched, for a box that takes this one's place; null: all. */
  readonly watched: readonly (string | null)[]
  end(): void
}

export function keyWatches(
  store: KvStore,
  { tell, send }: Answering,
  loop: ObjectContext<unknown>['loop']
): KeyWatches {
  /** null: every key. */
  const watched = new Set<string | null>()
  let stop: (() => void) | null = null
  let news = new Map<string, KvChange>()
  let telling = false

  const wanted = (key: string): boolean => watched.has(null) || watched.has(key)

  const deliver = (): void => {
    telling = false
    const changes = news.values()
    news = new Map()
    loop(() => {
      const next = changes.next()
      if (next.done) return false
      const { key, value, found } = next.value
      if (wanted(key)) send({ op: 'watch', key, value: found ? value : null, found })
      return true
    })
  }
  const hear = (changes: readonly KvChange[]): void => {
    for (const change of changes) {
      if (!wanted(change.key)) continue
      // What changed last is told last.
      news.delete(change.key)
      news.set(change.key, change)
    }
    if (news.size === 0 || telling) return
    telling = true
    tell(deliver)
  }
  const end = (): void => {
    stop?.()
    stop = null
    news.clear()
  }
  return {
    watch(key) {
      watched.add(key ?? null)
      stop ??= store.watch(hear)
    },
    unwatch(key) {
      if (key === undefined) watched.clear()
      else watched.delete(key)
      if (watched.size === 0) end()
    },
    get watched() {
      return [...watched]
    },
    end
  }
}
