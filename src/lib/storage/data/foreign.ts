// What other connections to the same data tell (other tabs): what is remembered of what they changed is forgotten, and watches here
// hear of it, too.
import { copyValue } from '../query/copy.ts'
import type { KvChange, Scope } from '../../runtime/ports.ts'
import type { Core } from './core.ts'
import type { Told } from './disk.ts'
import { ask, nothing, type Steps } from './steps.ts'

export function follow(core: Core): void {
  const { disk, queue, memory, news } = core

  disk.hear((told) => {
    if (told) {
      if (told.kv.length > 0) forgetKeys(told)
      if (told.db.length > 0) queue.suspect('db')
      tellHere(told)
    } else {
      // Gone for good: who asks next hears why.
      queue.suspect('kv')
      queue.suspect('db')
    }
  })

  function forgetKeys({ kv, before, after }: Told): void {
    // Unless something is under way, or another commit was missed: then the next transaction looks.
    if (!queue.idle || queue.revs.kv !== before.kv) return queue.suspect('kv')
    for (const [scope, keys] of kv) memory.forgetStore(memory.store(scope), keys ?? undefined)
    memory.countAnew()
    queue.suspect('kv', after)
  }

  function tellHere({ kv, db }: Told): void {
    for (const [scope, keys] of kv) {
      const { id } = memory.store(scope)
      if (!news.watches(id)) continue
      // Closed, or broken: whoever asks for something hears why.
      queue
        .ask({ kinds: ['kv'], writes: false }, () => changesOf(scope, keys ?? news.watchedKeys(id)))
        .then((changes) => news.tellKeys(id, changes))
        .catch(() => {})
    }
    if (db.length > 0 && core.docs) {
      // Reading the rows finds what changed, and asks live queries again.
      queue.ask({ kinds: ['db'], writes: false }, nothing).catch(() => {})
    }
    news.tellCommit([
      ...kv.map(([scope]) => ({ kind: 'kv' as const, scope, collection: null })),
      ...db.map(([scope, collection]) => ({ kind: 'db' as const, scope, collection }))
    ])
  }
}

/** How keys are now; null: all that are there. */
function* changesOf(scope: Scope, keys: readonly string[] | null): Steps<KvChange[]> {
  const names = keys ?? (yield* ask((tx) => tx.keys(scope)))
  const found = yield* ask((tx) => tx.getMany(scope, names))
  return names.map((key, i) => ({ key, found: found[i]!.found, value: copyValue(found[i]!.value) }))
}
