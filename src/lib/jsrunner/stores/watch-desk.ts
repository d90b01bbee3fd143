// The watches of one cell. Of each, one piece of news is on its way to the cell at a time; what changes meanwhile is told together,
// so that a busy store neither floods a slow cell nor fills the memory.
import { joinChanges } from '../../runtime/docs-change.ts'
import type { LoadbangError } from '../../runtime/errors.ts'
import type { Value } from '../../runtime/message.ts'
import type { DocsChange, DocStore, KvChange, KvStore } from '../../runtime/ports.ts'
import { worldLimits } from '../world.ts'
import { collection, findOptions, key, query } from './arguments.ts'

export interface WatchEvents {
  /** Hands news to the cell, which says `heard` when it is done with them. */
  news(id: number, value: Value): void
  /** It could not be opened, or has ended. */
  failed(id: number, error: LoadbangError): void
}

interface Watch {
  /** What is to be told next; null: nothing. */
  next: (() => Value) | null
  onItsWay: boolean
  stop(): void
}

export class WatchDesk {
  #events: WatchEvents
  #open = new Map<number, Watch>()

  constructor(events: WatchEvents) {
    this.#events = events
  }

  get size(): number {
    return this.#open.size
  }

  /** News are lists of [key, whether it is there, value]. */
  kv(id: number, store: KvStore, args: readonly Value[]): void {
    const name = args[0] === undefined ? undefined : key(args[0])
    let changes = new Map<string, KvChange>()
    const take = (): Value => {
      const told = [...changes.values()].map(({ key, found, value }) => [key, found, value])
      changes = new Map()
      return told
    }
    this.#watch(id, (tell) =>
      store.watch((changed) => {
        for (const change of changed) {
          // What changed last is told last.
          changes.delete(change.key)
          changes.set(change.key, change)
        }
        tell(take)
      }, name)
    )
  }

  /** News are as DocsChange has them. */
  db(id: number, store: DocStore, args: readonly Value[]): void {
    const [name, what, options] = [collection(args[0]), query(args[1]), findOptions(args[2])]
    let change: DocsChange | null = null
    const take = (): Value => {
      const told = { ...change }
      change = null
      return told
    }
    this.#watch(id, (tell) =>
      store.watch(
        name,
        what,
        options,
        (changed) => {
          change = joinChanges(change, changed)
          tell(take)
        },
        (error) => {
          if (this.#open.has(id)) this.#events.failed(id, error)
          this.close(id)
        }
      )
    )
  }

  /** News are lists of pieces; what is too much for a slow cell is lost, the oldest first. */
  stream(
    id: number,
    listen: (piece: (value: Value) => void, failed: (error: LoadbangError) => void) => () => void
  ): void {
    let pieces: Value[] = []
    const take = (): Value => {
      const told = pieces
      pieces = []
      return told
    }
    this.#watch(id, (tell) =>
      listen(
        (piece) => {
          if (pieces.push(piece) > worldLimits.pieces) pieces.shift()
          tell(take)
        },
        (error) => {
          if (this.#open.has(id)) this.#events.failed(id, error)
          this.close(id)
        }
      )
    )
  }

  heard(id: number): void {
    const watch = this.#open.get(id)
    if (!watch) return
    watch.onItsWay = false
    this.#tell(id, watch)
  }

  close(id: number): void {
    this.#open.get(id)?.stop()
    this.#open.delete(id)
  }

  end(): void {
    for (const id of [...this.#open.keys()]) this.close(id)
  }

  #watch(id: number, open: (tell: (take: () => Value) => void) => () => void): void {
    this.close(id)
    const watch: Watch = { next: null, onItsWay: false, stop() {} }
    this.#open.set(id, watch)
    try {
      watch.stop = open((take) => {
        watch.next = take
        this.#tell(id, watch)
      })
    } catch (error) {
      this.#open.delete(id)
      throw error
    }
    // It failed as it was opened.
    if (this.#open.get(id) !== watch) watch.stop()
  }

  #tell(id: number, watch: Watch): void {
    if (watch.onItsWay || !watch.next || this.#open.get(id) !== watch) return
    watch.onItsWay = true
    const value = watch.next()
    watch.next = null
    this.#events.news(id, value)
  }
}
