// When a room is compacted: two seconds after its last change, five after its first at the latest, at once when its last client leaves,
// and when the hub stops. What another hub, or this one before a kill, left undone is found by a sweep.
import { HubError, asHubError } from '../errors.ts'
import type { Log } from '../log.ts'
import { roomName, type Room } from '../ports/room.ts'
import { compactRoom, type CompactDeps } from './compact-room.ts'

export interface CompactionTimes {
  /** Milliseconds after the last change. */
  debounce: number
  /** Milliseconds after the first change. */
  latest: number
  /** Milliseconds between two looks for what was left undone. */
  sweep: number
  /** Milliseconds until the next try after a failure. */
  retry: number
}

export const defaultTimes: CompactionTimes = { debounce: 2000, latest: 5000, sweep: 10_000, retry: 5000 }

interface Pending {
  room: Room
  first: number
  timer: NodeJS.Timeout
}

export class Compaction {
  readonly #deps: CompactDeps
  readonly #times: CompactionTimes
  readonly #log: Log
  readonly #pending = new Map<string, Pending>()
  /** One after the other: the thread is one, and so is the disk. */
  #turn: Promise<void> = Promise.resolve()
  readonly #running = new Map<string, Promise<void>>()
  readonly #sweeper: NodeJS.Timeout
  #closed = false

  constructor(deps: CompactDeps, log: Log, times: CompactionTimes = defaultTimes) {
    this.#deps = deps
    this.#times = times
    this.#log = log
    this.#sweeper = setInterval(() => this.#sweep(), times.sweep).unref()
    this.#sweep()
  }

  /** A room has changed. */
  changed(room: Room): void {
    const name = roomName(room)
    const now = Date.now()
    const before = this.#pending.get(name)
    if (before) clearTimeout(before.timer)
    const first = before?.first ?? now
    const due = Math.min(now + this.#times.debounce, first + this.#times.latest)
    this.#wait(room, first, due - now)
  }

  /** Compacts a room now; resolves when that is done or failed. */
  now(room: Room): Promise<void> {
    const name = roomName(room)
    this.#forget(name)
    const running = this.#running.get(name)
    if (running) return running
    const work = this.#turn.then(async () => {
      // What changes from here on is another turn's.
      this.#running.delete(name)
      await this.#compact(room)
    })
    this.#running.set(name, work)
    this.#turn = work
    return work
  }

  /** Compacts what is waiting, then rests. */
  async close(): Promise<void> {
    clearInterval(this.#sweeper)
    const rooms = [...this.#pending.values()].map(({ room }) => room)
    for (const room of rooms) void this.now(room)
    this.#closed = true
    await this.#turn
  }

  #wait(room: Room, first: number, delay: number): void {
    if (this.#closed) return
    const timer = setTimeout(() => void this.now(room), Math.max(0, delay)).unref()
    this.#pending.set(roomName(room), { room, first, timer })
  }

  #forget(name: string): void {
    clearTimeout(this.#pending.get(name)?.timer)
    this.#pending.delete(name)
  }

  async #compact(room: Room | null): Promise<'done' | 'nothing' | 'failed'> {
    try {
      const done = await compactRoom(this.#deps, room)
      if (done?.aside)
        this.#log('alarm', 'entries-set-aside', { room: roomName(done.room), count: done.aside })
      return done === null ? 'nothing' : 'done'
    } catch (error) {
      const { code, detail } = asHubError(error, 'compaction-failed')
      const isDamaged = code === 'snapshot-damaged'
      const name = room ? roomName(room) : null
      this.#log(isDamaged ? 'alarm' : 'warning', code, { room: name, detail })
      // A damaged room stays as it is until somebody restores it.
      if (room && !isDamaged && !(error instanceof HubError && code === 'storage-closed'))
        this.#wait(room, Date.now(), this.#times.retry)
      return 'failed'
    }
  }

  #sweep(): void {
    this.#turn = this.#turn.then(async () => {
      // Rooms that fail go to the end of the line and do not hold up the others; some disk's trouble ends it until the next time.
      for (let failures = 0; failures < 10 && !this.#closed;) {
        const result = await this.#compact(null)
        if (result === 'nothing') return
        if (result === 'failed') failures++
      }
    })
  }
}
