// The port of what is kept: snapshots of rooms under the clock of the last entry in them.
//
// Two chains, never mixed (merged as base and tail, the collected one would win over the other's history):
// - `gc`: the whole document, garbage collected. The latest one and the entries after its clock are the room.
// - `nongc`: what the entries since the snapshot before held, merged and not collected. All of them in order are the history.
// Columns `contentmap` and `contentids` (who changed what and when) are kept as they come; null where nobody computed them.
//
// What every adapter promises, and `testing/accept-store.ts` checks:
// - A snapshot is stored whole and durably, or not at all; the first one under a clock stays (ON CONFLICT DO NOTHING): a late
//   worker cannot overwrite it.
// - What was erased stays so: the barrier is looked at inside the INSERT itself, so no worker that started before can bring it
//   back.
// - What cannot be read is not what is not there: reading damaged bytes rejects with `snapshot-damaged`, and `null` means that
//   nothing was ever stored.
import type { Clock } from './clock.ts'
import type { Room } from './room.ts'

export type Column = 'gc' | 'nongc' | 'contentmap' | 'contentids'

export interface Snapshot {
  /** Of the last entry in it. */
  readonly clock: Clock
  /** Unix time in milliseconds. */
  readonly created: number
  readonly columns: Partial<Record<Column, Uint8Array>>
}

/** A snapshot without its bytes. */
export interface SnapshotInfo {
  readonly clock: Clock
  readonly created: number
  /** Bytes in each column that holds any. */
  readonly sizes: Partial<Record<Column, number>>
}

export interface Store {
  /** False, and nothing changed, when there is one under this clock or the room was erased at it or later. */
  save(room: Room, snapshot: Snapshot): Promise<boolean>
  /** All, from the earliest. */
  list(room: Room): Promise<SnapshotInfo[]>
  /** The columns asked for of the snapshot under a clock; null when there is none. */
  load(room: Room, clock: Clock, columns: readonly Column[]): Promise<Snapshot | null>
  /** The latest with something in this column, with that column; null when there is none. */
  latest(room: Room, column: Column): Promise<Snapshot | null>
  /**
   * Empties a column of every snapshot before a clock, and removes those with nothing left, only if the one at the clock is
   * there with that column: it is checked again in the same transaction. Resolves to how many were changed.
   */
  drop(room: Room, column: Column, before: Clock): Promise<number>
  /** Deletes all and bars every snapshot up to the clock, for good. */
  erase(room: Room, upTo: Clock): Promise<void>
  /** Rooms of an organization, or of all, that hold a snapshot, by name, after one of them. */
  rooms(options: { org?: string; after?: Room; limit: number }): Promise<Room[]>
  close(): Promise<void>
}
