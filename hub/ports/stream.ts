// The port of what happens: a durable journal of entries for each room, who hears of them, and whose turn it is to compact.
//
// An adapter may be one process's own (hub/embedded) or shared by many hubs (Redis Streams), so nothing here assumes that who
// appends is who hears. What every adapter promises, and `testing/accept-stream.ts` checks:
//
// - `append` resolves when the entry survives kill -9 and power loss, and not before. It rejects with a code; then the entry is
//   not there, nor is any entry of the room that was handed in later and before the rejection was known: an update taken after
//   one that was refused would be hidden behind the gap.
// - A listener gets every entry after its clock once, in order, and only durable ones. Entries of one commit come together,
//   so that a room can pass them on as one.
// - A room with entries has exactly one task, one without has none. Appending to a room without makes one, in the same
//   commit. Tasks are claimed with a lease: who does not renew it loses the task to the next. `complete` of a claim that was
//   lost does nothing and says so: only the worker that holds the task trims.
// - `complete` and `quarantine` never remove an entry younger than the adapter's minimum lifetime to a reader that may still be
//   behind (0 where readers are in the process); if entries remain, the task does.
// - Quarantine moves entries aside in one step, leaving the task as it is, so that a second one is never made beside it.
import type { Clock } from './clock.ts'
import type { Room } from './room.ts'

export interface Entry {
  readonly clock: Clock
  readonly bytes: Uint8Array
  /** What `append` was given; lost when the entry is read later, since it only tells its sender apart. */
  readonly tag: string
}

export interface Listener {
  /** Durable entries, in order. Must not throw. */
  entries(batch: readonly Entry[]): void
  /** What a hub announced: presence. It has no clock, is kept nowhere, and may be lost. */
  announced(bytes: Uint8Array, tag: string): void
  /** The adapter cannot hear the room any more: close it, and open it anew when asked for. */
  broken(error: Error): void
}

/** The right to compact one room until the lease ends. */
export interface Task {
  readonly room: Room
  /** Of this claim: another claim of the same task has another. */
  readonly claim: string
  /** Claims since the last completion, this one included: 1 the first time. */
  readonly attempts: number
}

export interface ClaimOptions {
  /** Only tasks that nobody touched for so long, in milliseconds: made, claimed or released. */
  idle: number
  /** How long the claim holds without being renewed, in milliseconds. */
  lease: number
  /** Of this room only. */
  room?: Room
}

export interface Quarantine {
  readonly room: Room
  readonly id: string
  /** Entries set aside. */
  readonly count: number
}

export interface Stream {
  /**
   * Appends one entry. `tag` is handed to listeners of this process with it, at most 64 characters.
   * Rejects with `storage-full`, `storage-read-only`, `storage-failed` or `storage-closed`.
   */
  append(room: Room, bytes: Uint8Array, tag?: string): Promise<Clock>
  /** Up to `limit` entries after a clock, in order; what was trimmed or set aside is not among them. */
  read(room: Room, after: Clock, limit: number): Promise<Entry[]>
  /** Hears every entry after a clock: those there already, then each as it becomes durable. Ends it when called. */
  subscribe(room: Room, after: Clock, listener: Listener): () => void
  /** Tells all who are subscribed, in every process, this one too. */
  announce(room: Room, bytes: Uint8Array, tag: string): void

  claim(options: ClaimOptions): Promise<Task | null>
  /** Holds a claim for another `lease` milliseconds from now; false when it is lost. */
  renew(task: Task, lease: number): Promise<boolean>
  /** Trims entries up to `upTo`, which must be stored, and ends the task unless entries remain. False when the claim is lost. */
  complete(task: Task, upTo: Clock): Promise<boolean>
  /** Gives a task back after a failure; `attempts` stays. */
  release(task: Task): Promise<void>

  /** Sets entries aside: all of a room, or those of the clocks. Null when there is none. */
  quarantine(room: Room, clocks?: readonly Clock[]): Promise<Quarantine | null>
  quarantines(room?: Room): Promise<Quarantine[]>
  /**
   * Appends up to `limit` entries of a quarantine anew, with new clocks, in one commit each call, and resolves to how many are
   * left: 0 ends it. Can be called again after any failure.
   */
  unquarantine(room: Room, id: string, limit: number): Promise<number>

  /** Takes all entries away, quarantines included. The room's clocks go on: none is used twice. */
  erase(room: Room): Promise<Clock>
  /** Waits for what was handed in, then ends; what is asked for afterwards is rejected with `storage-closed`. */
  close(): Promise<void>
}
