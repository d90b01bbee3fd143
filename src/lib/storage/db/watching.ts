// Live queries of a patch: fed by what commits change, asked again where another tab has changed something.
import type { DocsChange } from '../../runtime/ports.ts'
import { joinChanges } from '../../runtime/docs-change.ts'
import type { Manner } from '../data/call.ts'
import type { DocsDeed, Effects } from '../data/effects.ts'
import { guarded } from '../data/news.ts'
import type { Queue } from '../data/queue.ts'
import type { Steps } from '../data/steps.ts'
import type { CompiledFind } from '../query/query.ts'
import type { Change, Entry } from './collection-entry.ts'
import { LiveQuery } from './live-query.ts'

const READING: Manner = { kinds: ['db'], writes: false }

export interface Live {
  /** The collection's. */
  readonly id: string
  readonly find: CompiledFind
  /** All that matches now, in the order of insertion. */
  matching(effects: Effects): Steps<readonly Entry[]>
  readonly listener: (change: DocsChange) => void
  query: LiveQuery | null
  /** Whether it has heard the first result. */
  begun: boolean
  over: boolean
}

export class Watching {
  readonly #queue: Queue
  readonly #lives = new Map<string, Set<Live>>()

  constructor(queue: Queue) {
    this.#queue = queue
  }

  /** Asks for the first result; from that on it hears of commits. */
  *begin(live: Live, effects: Effects): Steps<void> {
    const query = new LiveQuery(live.find, yield* live.matching(effects))
    effects.add({
      to: 'watch',
      begin: () => {
        if (live.over) return
        live.query = query
        this.#lives.set(live.id, (this.#lives.get(live.id) ?? new Set()).add(live))
        // Whoever asked has no way to stop yet.
        queueMicrotask(() => {
          live.begun = true
          if (!live.over) guarded(() => live.listener(query.first()))
        })
      }
    })
  }

  end(live: Live): void {
    live.over = true
    const all = this.#lives.get(live.id)
    if (all?.delete(live) && all.size === 0) this.#lives.delete(live.id)
  }

  /** A commit. */
  hear(news: readonly DocsDeed[]): void {
    if (this.#lives.size === 0) return
    const byCollection = new Map<string, DocsDeed[]>()
    for (const item of news) {
      const { id } = item.collection
      if (!this.#lives.has(id)) continue
      const mine = byCollection.get(id)
      if (mine) mine.push(item)
      else byCollection.set(id, [item])
    }
    for (const [id, mine] of byCollection) {
      const parts = partsOf(mine)
      for (const live of [...(this.#lives.get(id) ?? [])]) tell(live, (query) => fed(query, parts))
    }
  }

  /** Others have changed collections: what matches is asked again. */
  askAgain(ids: readonly string[]): void {
    for (const id of ids) {
      for (const live of this.#lives.get(id) ?? []) {
        const again = function* (effects: Effects): Steps<void> {
          const matching = yield* live.matching(effects)
          effects.add({ to: 'watch', begin: () => tell(live, (query) => query.reset(matching)) })
        }
        // Closed, or broken: whoever asks for something hears why.
        this.#queue.ask(READING, again).catch(() => {})
      }
    }
  }
}

/** Changes between drops. */
function partsOf(news: readonly DocsDeed[]): Change[][] {
  const parts: Change[][] = [[]]
  for (const item of news) {
    if (item.do === 'drop') parts.push([])
    else parts.at(-1)!.push(item)
  }
  return parts
}

function fed(query: LiveQuery, parts: readonly Change[][]): DocsChange | null {
  let all = query.news(parts[0]!)
  const add = (change: DocsChange | null): void => {
    if (change) all = joinChanges(all, change)
  }
  for (const part of parts.slice(1)) {
    add(query.reset([]))
    add(query.news(part))
  }
  return all
}

function tell(live: Live, work: (query: LiveQuery) => DocsChange | null): void {
  if (live.over || !live.query) return
  const change = work(live.query)
  if (change && live.begun) guarded(() => live.listener(change))
}
