// What a [db] watches: one live query for each collection. News of one commit enter the patch in one turn; commits that come faster
// than they can be told are told together, so that nothing piles up.
import type { LoadbangError } from '../../runtime/errors.ts'
import type { DocsChange, DocStore, FindOptions, Query } from '../../runtime/ports.ts'
import { joinChanges } from '../../runtime/docs-change.ts'
import type { Answering } from './answering.ts'

export interface Watched {
  query?: Query
  options: FindOptions
}

export interface DocWatches {
  watch(collection: string, watched: Watched): void
  /** Without a collection: all. */
  unwatch(collection?: string): void
  /** For a box that takes this one's place. */
  readonly watched: ReadonlyMap<string, Watched>
}

export function docWatches(store: DocStore, { tell, send, failed }: Answering): DocWatches {
  const watched = new Map<string, Watched>()
  const stops = new Map<string, () => void>()

  const end = (collection: string): void => {
    stops.get(collection)?.()
    stops.delete(collection)
    watched.delete(collection)
  }

  const watch = (collection: string, what: Watched): void => {
    end(collection)
    watched.set(collection, what)
    let news: DocsChange | null = null
    const deliver = (): void => {
      const told = news
      news = null
      if (!told || watched.get(collection) !== what) return
      const { docs, added, changed, removed } = told
      send({ op: 'watch', collection, docs, count: docs.length, added, changed, removed })
    }
    const hear = (change: DocsChange): void => {
      if (!news) tell(deliver)
      news = joinChanges(news, change)
    }
    const broken = (reason: LoadbangError): void =>
      tell(() => {
        if (watched.get(collection) !== what) return
        end(collection)
        failed(reason)
      })
    stops.set(collection, store.watch(collection, what.query, what.options, hear, broken))
  }
  return {
    watch,
    unwatch(collection) {
      for (const name of collection === undefined ? [...watched.keys()] : [collection]) end(name)
    },
    watched
  }
}
