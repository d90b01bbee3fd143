// One collection as it is known: its row, and its documents if they are in memory (`warm`), or on the way there (`loading`). All
// changes go through here, so that what is in memory, the row and the news never differ.
import type { Scope } from '../../runtime/ports.ts'
import type { CollectionRow, Write } from '../data/disk.ts'
import type { Touched } from '../data/effects.ts'
import type { Change, Entry } from './collection-entry.ts'
import type { Collection } from './collection.ts'

/** The patch's share of the disk, as far as documents use it. */
export interface Share {
  docs: number
}

export class CollectionState implements Touched {
  readonly id: string
  readonly scope: Scope
  readonly name: string
  readonly n: number
  readonly created: number
  count: number
  bytes: number
  sequence: number
  youngest: number
  /** Whether documents came in the order of their `_created`, so that the order of sequence is that of insertion. */
  ordered: boolean
  rev: number
  gone = false
  warm: Collection | null = null
  loading: Collection | null = null
  /** When it was last asked for, in calls. */
  used = 0

  readonly share: Share

  constructor(row: CollectionRow, share: Share) {
    this.share = share
    this.id = collectionId(JSON.stringify(row.scope), row.name)
    this.scope = row.scope
    this.name = row.name
    this.n = row.n
    this.created = row.created
    this.count = row.count
    this.bytes = row.bytes
    this.sequence = row.sequence
    this.youngest = row.youngest
    this.ordered = row.ordered
    this.rev = row.rev
  }

  /** How many documents make a page of a few megabytes. */
  get page(): number {
    return Math.max(1, Math.min(1000, Math.floor((PAGE_BYTES * this.count) / (this.bytes + 1))))
  }

  row(): Write {
    const { scope, name, n, created, count, bytes, sequence, youngest, ordered } = this
    if (this.gone) return { to: 'collections', do: 'delete', scope, name }
    this.rev = Math.random()
    const { rev } = this
    const row = { scope, name, n, created, count, bytes, sequence, youngest, ordered, rev }
    return { to: 'collections', do: 'put', row }
  }

  /** Takes a change of one document into account. */
  change({ id, before, after }: Change): void {
    const more = (after?.bytes ?? 0) - (before?.bytes ?? 0)
    this.count += (after ? 1 : 0) - (before ? 1 : 0)
    this.bytes += more
    this.share.docs += more
    if (after) this.#place(before, after)
    const inMemory = this.warm ?? this.loading
    if (after) inMemory?.place(after)
    else inMemory?.delete(id)
  }

  /** The same back. What would be needed for that alone (`sequence`, `youngest`, `ordered`) stays: it errs on the safe side. */
  undo(change: Change): void {
    const { before, after } = change
    const more = (after?.bytes ?? 0) - (before?.bytes ?? 0)
    this.count -= (after ? 1 : 0) - (before ? 1 : 0)
    this.bytes -= more
    this.share.docs -= more
    ;(this.warm ?? this.loading)?.undo(change)
  }

  #place(before: Entry | null, after: Entry): void {
    const created = after.doc._created
    if (before) this.ordered &&= created === before.doc._created
    else {
      if (created < this.youngest) this.ordered = false
      else this.youngest = created
      if (after.sequence >= this.sequence) this.sequence = after.sequence + 1
    }
  }
}

const PAGE_BYTES = 4 * 1_048_576

/** JSON has no line breaks of its own. */
export const collectionId = (scopeId: string, name: string): string => `${scopeId}\n${name}`
