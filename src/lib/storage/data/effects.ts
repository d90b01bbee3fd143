// What one call has done in memory: the writes that a commit must bring to the disk, how to take all of it back, and what is news to
// others once it is committed.
import type { Scope } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import type { Change } from '../db/collection-entry.ts'
import type { Write } from './disk.ts'

/** A collection as far as others than the document engine must know it. */
export interface Touched {
  readonly id: string
  readonly scope: Scope
  readonly name: string
  /** What is now to be written of it besides its documents. */
  row(): Write
}

export type News =
  /** `found` false: the key is gone. `id`: the scope's. */
  | {
      readonly of: 'key'
      readonly scope: Scope
      readonly id: string
      readonly key: string
      readonly found: boolean
      readonly value: Value
    }
  /** A store was emptied; keys are told besides where somebody watches them. */
  | { readonly of: 'store'; readonly scope: Scope; readonly id: string }
  | { readonly of: 'doc'; readonly collection: Touched; readonly change: Change }
  /** A collection is gone, with all that it had. */
  | { readonly of: 'drop'; readonly collection: Touched }
  /** A watch that hears what comes behind it. */
  | { readonly of: 'watch'; begin(): void }

export class Effects {
  readonly writes: Write[] = []
  readonly news: News[] = []
  readonly touched: Touched[] = []
  readonly #undo: (() => void)[] = []

  /** Called right before or after a change in memory, with what takes it back. */
  undo(step: () => void): void {
    this.#undo.push(step)
  }

  takeBack(): void {
    for (let step = this.#undo.pop(); step; step = this.#undo.pop()) step()
    this.writes.length = this.news.length = this.touched.length = 0
  }
}

/** What calls have to write, but for the rows of collections. */
export function* writesOf(all: Iterable<Effects>): Generator<Write> {
  for (const { writes } of all) yield* writes
}

/** The rows of the collections that calls have touched, as they are now: later calls go on changing them. */
export function rowsOf(all: Iterable<Effects>): Write[] {
  const touched = new Set<Touched>()
  for (const effects of all) for (const collection of effects.touched) touched.add(collection)
  return Array.from(touched, (collection) => collection.row())
}
