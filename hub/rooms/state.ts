// What a room is, without a document: the state vector always, the merged bytes while somebody asks for them.
import { asHubError } from '../errors.ts'
import { compareClocks, zeroClock, type Clock } from '../ports/clock.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Entry, Stream } from '../ports/stream.ts'
import type { Store } from '../ports/store.ts'
import { checkUpdate, type Range } from './check.ts'
import { LastAnswer } from './last-answer.ts'
import type { MergedCache } from './merged-cache.ts'
import { mergeTree } from './merge.ts'
import { StateVector } from './vector.ts'
import { diff, mergeState } from './work.ts'
import type { Work } from './workers.ts'

export interface StateDeps {
  stream: Stream
  store: Store
  cache: MergedCache
  /** For joins: not the thread that compacts, which may be busy for long. */
  work: Work
}

// Less than this is merged at once: a thread would cost more.
const smallBytes = 64 * 1024
const smallCount = 100
const page = 1000

export class RoomState {
  readonly vector = new StateVector()
  /** Of the last entry heard. */
  clock: Clock = zeroClock
  /** Bytes that the room has in about, for its limit. */
  size = 0
  readonly #room: Room
  readonly #name: string
  readonly #deps: StateDeps
  /** Entries heard while the past is being read. */
  #meanwhile: Entry[] | null = null
  #loading: Promise<Uint8Array> | null = null
  readonly #last = new LastAnswer()

  constructor(room: Room, deps: StateDeps) {
    this.#room = room
    this.#name = roomName(room)
    this.#deps = deps
  }

  /** Reads the room for the first time. Rejects with `snapshot-damaged` or what the disk says. */
  async open(): Promise<void> {
    const { bytes, ranges, clock } = await this.#read()
    this.vector.add(ranges)
    this.clock = clock
    this.size = bytes.length
    this.#deps.cache.set(this.#name, bytes, Date.now())
  }

  /** Takes durable entries in. */
  hear(entries: readonly Entry[], rangesOf: (bytes: Uint8Array) => readonly Range[]): void {
    for (const { bytes } of entries) {
      this.vector.add(rangesOf(bytes))
      this.size += bytes.length
      this.#last.hear(bytes)
    }
    this.clock = entries.at(-1)?.clock ?? this.clock
    this.#meanwhile?.push(...entries)
    this.#deps.cache.push(
      this.#name,
      entries.map(({ bytes }) => bytes)
    )
  }

  /** What a client with this vector lacks; holds all that is durable now. */
  async diff(vector: Uint8Array): Promise<Uint8Array> {
    return this.#last.take(vector) ?? this.#last.make(this.vector.sharedWith(vector), this.#diff(vector))
  }

  /** From time to time: lets go of what nobody asks for. */
  sweep(): void {
    this.#last.sweep()
  }

  async #diff(vector: Uint8Array): Promise<Uint8Array> {
    const bytes = await this.merged()
    // The usual case of one who joins: all of it.
    if (vector.length === 1 && vector[0] === 0) return bytes
    return bytes.length > smallBytes ? this.#deps.work.run('diff', [bytes, vector]) : diff(bytes, vector)
  }

  /** All of the room in one update. */
  async merged(): Promise<Uint8Array> {
    const pieces = this.#deps.cache.get(this.#name, Date.now())
    if (pieces?.length === 1) return pieces[0]!
    // Those who join together share the work.
    this.#loading ??= this.#merge(pieces).finally(() => (this.#loading = null))
    const bytes = await this.#loading
    // What became durable while it was merged is in none of it yet.
    const since = this.#deps.cache.get(this.#name, Date.now())?.slice(1) ?? []
    return since.length > 0 ? mergeTree([bytes, ...since]) : bytes
  }

  async #merge(pieces: readonly Uint8Array[] | undefined): Promise<Uint8Array> {
    this.#meanwhile = []
    try {
      let bytes: Uint8Array
      let after = this.clock
      if (pieces) bytes = (await this.#mergeState(null, [...pieces])).bytes
      else ({ bytes, clock: after } = await this.#read())
      const missed = this.#meanwhile.filter(({ clock }) => compareClocks(clock, after) > 0)
      this.size = bytes.length
      this.#deps.cache.set(this.#name, bytes, Date.now())
      this.#deps.cache.push(
        this.#name,
        missed.map((entry) => entry.bytes)
      )
      return bytes
    } finally {
      this.#meanwhile = null
    }
  }

  async #read(): Promise<{ bytes: Uint8Array; ranges: readonly Range[]; clock: Clock }> {
    const { stream, store } = this.#deps
    for (;;) {
      const snapshot = await store.latest(this.#room, 'gc')
      let clock: Clock = snapshot?.clock ?? zeroClock
      const tail: Uint8Array[] = []
      for (;;) {
        const entries = await stream.read(this.#room, clock, page)
        for (const { bytes } of entries) tail.push(bytes)
        clock = entries.at(-1)?.clock ?? clock
        if (entries.length < page) break
      }
      // Compacted and trimmed between the two reads: what was trimmed is in the newer snapshot.
      const now = (await store.list(this.#room)).findLast(({ sizes }) => sizes.gc !== undefined)
      if (now?.clock !== snapshot?.clock) continue
      const merged = await this.#mergeState(snapshot?.columns.gc ?? null, tail)
      return { ...merged, clock }
    }
  }

  async #mergeState(base: Uint8Array | null, tail: Uint8Array[]) {
    const size = tail.reduce((sum, { length }) => sum + length, base?.length ?? 0)
    try {
      if (size < smallBytes && tail.length <= smallCount) return mergeState(base, tail)
      return await this.#deps.work.run('mergeState', [base, tail])
    } catch (error) {
      throw asHubError(error, 'snapshot-damaged')
    }
  }
}

/** Ranges of an update, remembered for bytes that were just checked. */
export function rememberRanges(): {
  keep(bytes: Uint8Array, ranges: readonly Range[]): void
  of(bytes: Uint8Array): readonly Range[]
} {
  const known = new WeakMap<Uint8Array, readonly Range[]>()
  return {
    keep: (bytes, ranges) => void known.set(bytes, ranges),
    of: (bytes) => {
      const ranges = known.get(bytes)
      if (ranges) return ranges
      try {
        return checkUpdate(bytes).ranges
      } catch {
        // Written by another version: it waits for compaction to set it aside.
        return []
      }
    }
  }
}
