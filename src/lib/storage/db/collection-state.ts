// One collection as it is known: its row, and its documents if they are in memory (`warm`), or on the way there (`loading`). All
// changes go through here, so that what is in memory, the row and the news never differ.
import type { Scope } from '../../runtime/ports.ts'
import type { CollectionRow, Write } from '../data/disk.ts'
import type { Effects, Touched } from '../data/effects.ts'
import type { Change, Entry } from './collection-entry.ts'
import { Collection } from './collection.ts'

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

  readonly #share: Share

  constructor(row: CollectionRow, share: Share) {
    this.#share = share
    this.id = collectionId(row.scope, row.name)
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

  /** Puts a version of a document in the place of another, or at the end. `json`: whether that says all of it. */
  put(before: Entry | null, after: Entry, json: boolean | undefined, effects: Effects): void {
    effects.writes.push({ to: 'docs', do: 'put', n: this.n, entry: after, json })
    this.#change({ id: after.doc._id, before, after }, effects)
  }

  delete(before: Entry, effects: Effects): void {
    const { sequence, doc } = before
    effects.writes.push({ to: 'docs', do: 'delete', n: this.n, sequence, id: doc._id })
    this.#change({ id: doc._id, before, after: null }, effects)
  }

  #change(change: Change, effects: Effects): void {
    const { count, bytes, youngest, ordered, sequence } = this
    const { before, after } = change
    this.count += (after ? 1 : 0) - (before ? 1 : 0)
    const more = (after?.bytes ?? 0) - (before?.bytes ?? 0)
    this.bytes += more
    this.#share.docs += more
    if (after) this.#place(before, after)
    const inMemory = this.warm ?? this.loading
    if (after) inMemory?.place(after)
    else inMemory?.delete(change.id)
    effects.undo(() => {
      this.count = count
      this.bytes = bytes
      this.#share.docs -= more
      this.youngest = youngest
      this.ordered = ordered
      this.sequence = sequence
      ;(this.warm ?? this.loading)?.undo(change)
    })
    if (!effects.touched.includes(this)) effects.touched.push(this)
    effects.news.push({ of: 'doc', collection: this, change })
  }

  /** Takes it out of the patch; its number is not free before the disk says so. */
  drop(effects: Effects): void {
    this.gone = true
    this.#share.docs -= this.bytes
    effects.undo(() => {
      this.gone = false
      this.#share.docs += this.bytes
    })
    effects.writes.push({ to: 'docs', do: 'drop', n: this.n })
    effects.touched.push(this)
    effects.news.push({ of: 'drop', collection: this })
  }

  #place(before: Entry | null, after: Entry): void {
    const created = after.doc._created
    if (before) this.ordered &&= created === before.doc._created
    else {
      if (created < this.youngest) this.ordered = false
      else this.youngest = created
      this.sequence = Math.max(this.sequence, after.sequence + 1)
    }
  }
}

const PAGE_BYTES = 4 * 1_048_576

export const collectionId = (scope: Scope, name: string): string => JSON.stringify([scope, name])
