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
  /** Names the key among all that the patch's cells can reach. */
  readonly line: string
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
  #ended = false

  constructor(lines: Lines) {
    this.#lines = lines
  }

  async begin(store: KvStore, key: string, line: string): Promise<Value> {
    if (this.#open.size >= limits.updates) {
      throw cellErrors.flood(`more than ${limits.updates} updates at once`)
    }
    const token = ++this.#last
    const seen = { found: false, value: undefined }
    this.#open.set(token, { store, key, line, seen, tries: 0, moved: false, leave() {} })
    return { token, ...(await this.#look(token)) }
  }

  async commit(token: Value, next: Value): Promise<Value> {
    const update = this.#open.get(token as number)
    if (!update) throw cellErrors.value('This update is over.', 'Begin it anew.')
    const { store, key, seen } = update
    let moved = false
    try {
      await store.update(key, (value, found) => {
        moved = update.moved || found !== seen.found || !same(value, seen.value)
        if (!moved) return next
        // Then nothing is changed.
        throw cellErrors.contended(key)
      })
    } catch (thrown) {
      if (!moved || ++update.tries >= limits.tries) {
        this.abandon(token)
        throw thrown
      }
      update.leave()
      return { done: false, ...(await this.#look(token as number)) }
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

  /** Waits for this one's turn, and sees what there is then. */
  async #look(token: number): Promise<Seen> {
    const update = this.#open.get(token)!
    const { store, key, line } = update
    const leave = await this.#lines.enter(line)
    update.leave = leave
    update.moved = false
    try {
      if (this.#ended) throw cellErrors.stopped()
      update.seen = await store.get(key)
      if (holdsBlob(update.seen.value)) {
        const unwatch = store.watch(() => (update.moved = true), key)
        update.leave = () => {
          unwatch()
          leave()
        }
        update.seen = await store.get(key)
      }
      return update.seen
    } catch (error) {
      this.abandon(token)
      throw error
    }
  }
}
