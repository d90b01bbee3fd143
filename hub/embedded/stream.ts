// The stream port in one process: SQLite keeps the entries, listeners hear of each commit.
import { asHubError } from '../errors.ts'
import { compareClocks, type Clock } from '../ports/clock.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Entry, Listener, Stream } from '../ports/stream.ts'
import { groupCommits } from './commits.ts'
import type { Database } from './database.ts'

export interface StreamOptions {
  /** Milliseconds before which no entry is trimmed. All readers are in the process: none is behind. */
  minLifetime?: number
}

interface Subscription {
  listener: Listener
  after: Clock
  /** Commits that came while what was there before is still being read. */
  pending: Entry[] | null
}

const page = 1000

export function embeddedStream(database: Database, { minLifetime = 0 }: StreamOptions = {}): Stream {
  const subscriptions = new Map<string, Set<Subscription>>()

  const tell = (name: string, entries: readonly Entry[]) => {
    for (const subscription of subscriptions.get(name) ?? []) {
      if (subscription.pending) subscription.pending.push(...entries)
      else hear(subscription, entries)
    }
  }
  const commits = groupCommits(database, tell)

  const read = async (room: Room, after: Clock, limit: number): Promise<Entry[]> =>
    (await database.call('read', [room, after, limit])).map((entry) => ({ ...entry, tag: '' }))

  const catchUp = async (room: Room, subscription: Subscription): Promise<void> => {
    for (;;) {
      const found = await read(room, subscription.after, page)
      hear(subscription, found)
      if (found.length === page) continue
      const { pending, after } = subscription
      subscription.pending = null
      hear(
        subscription,
        (pending ?? []).filter(({ clock }) => compareClocks(clock, after) > 0)
      )
      return
    }
  }

  return {
    append: (room, bytes, tag = '') => commits.append(room, bytes, tag),
    read,
    subscribe(room, after, listener) {
      const name = roomName(room)
      const subscription: Subscription = { listener, after, pending: [] }
      const all = subscriptions.get(name) ?? new Set()
      subscriptions.set(name, all.add(subscription))
      const end = () => {
        all.delete(subscription)
        if (all.size === 0 && subscriptions.get(name) === all) subscriptions.delete(name)
      }
      catchUp(room, subscription).catch((error: unknown) => {
        if (!all.has(subscription)) return
        end()
        listener.broken(asHubError(error))
      })
      return end
    },
    announce(room, bytes, tag) {
      for (const { listener } of subscriptions.get(roomName(room)) ?? []) listener.announced(bytes, tag)
    },
    claim: (options) => database.call('claim', [options]),
    renew: (task, lease) => database.call('renew', [task, lease]),
    complete: (task, upTo) => database.call('complete', [task, upTo, minLifetime]),
    release: (task) => database.call('release', [task]),
    quarantine: (room, clocks) => database.call('quarantine', [room, clocks]),
    quarantines: (room) => database.call('quarantines', [room]),
    async unquarantine(room, id, limit) {
      const { entries, left } = await database.call('unquarantine', [room, id, limit])
      if (entries.length > 0)
        tell(
          roomName(room),
          entries.map((entry) => ({ ...entry, tag: '' }))
        )
      return left
    },
    erase: (room) => database.call('erase', [room]),
    close: () => commits.close()
  }
}

function hear(subscription: Subscription, entries: readonly Entry[]): void {
  const last = entries.at(-1)
  if (!last) return
  subscription.after = last.clock
  subscription.listener.entries(entries)
}
