// The engine's part of a cell's `update(key, fn)`. The function runs in the cell, so the store cannot hold its breath for it: the cell
// gets the value, and its new one is taken only if the stored value is still what it saw; else it gets the present one and tries
// again.
import type { Value } from '../../runtime/message.ts'
import type { KvStore } from '../../runtime/ports.ts'
import { cellErrors } from '../errors.ts'
import { limits } from '../protocol.ts'
import type { Lines } from './lines.ts'
import { holdsBlob, same } from './same.ts'

interface Seen {
  readonly found: boolean
  readonly value: Value
}

interface Update {
  readonly store: KvStore
  readonly key: string
  seen: Seen
  tries: number
  /** The key was changed since it was seen: for values that hold Blobs, whose contents cannot be compared. */
  moved: boolean
  leave(): void
}

export class UpdateDesk {
  #lines: Lines
  #open = new Map<number, Update>()
  #last = 0
  /** Those that are still in line. */
  #waiting = 0
  #ended = false

  constructor(lines: Lines) {
    this.#lines = lines
  }

  /** `line` names the key among all that the patch's cells can reach. */
  async begin(store: KvStore, key: string, line: string): Promise<Value> {
    if (this.#open.size + this.#waiting >= limits.updates)
      throw cellErrors.flood(`more than ${limits.updates} updates at once`)
    this.#waiting++
    const leave = await this.#lines.enter(line).finally(() => this.#waiting--)
    try {
      if (this.#ended) throw cellErrors.stopped()
      const update: Update = { store, key, seen: await store.get(key), tries: 0, moved: false, leave }
      if (holdsBlob(update.seen.value)) {
        const unwatch = store.watch(() => (update.moved = true), key)
        update.leave = () => {
          unwatch()
          leave()
        }
        update.seen = await store.get(key)
      }
      this.#open.set(++this.#last, update)
      return { token: this.#last, ...update.seen }
    } catch (error) {
      leave()
      throw error
    }
  }

  async commit(token: Value, next: Value): Promise<Value> {
    const update = this.#open.get(token as number)
    if (!update) throw cellErrors.value('This update is over.', 'Begin it anew.')
    const { store, key, seen } = update
    let present: Seen | null = null
    try {
      await store.update(key, (value, found) => {
        present = null
        if (!update.moved && found === seen.found && same(value, seen.value)) return next
        present = { found, value }
        // Then nothing is changed.
        throw cellErrors.contended(key)
      })
    } catch (thrown) {
      if (!present || ++update.tries >= limits.tries) {
        this.abandon(token)
        throw present ? cellErrors.contended(key) : thrown
      }
      update.moved = false
      update.seen = present
      return { done: false, ...update.seen }
    }
    this.abandon(token)
    return { done: true }
  }

  abandon(token: Value): void {
    this.#open.get(token as number)?.leave()
    this.#open.delete(token as number)
  }

  end(): void {
    this.#ended = true
    for (const token of [...this.#open.keys()]) this.abandon(token)
  }
}
