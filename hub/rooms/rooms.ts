// The rooms that are open: made when the first enters, let go when the last has left and all is stored.
import { asHubError, HubError } from '../errors.ts'
import type { Log } from '../log.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Store } from '../ports/store.ts'
import type { Stream } from '../ports/stream.ts'
import { defaultUpdateLimits, type UpdateLimits } from './check.ts'
import { Compaction, type CompactionTimes } from './compaction.ts'
import type { CompactDeps } from './compact-room.ts'
import { MergedCache } from './merged-cache.ts'
import { LiveRoom } from './room.ts'
import { startWork, type Work } from './workers.ts'

export interface RoomsOptions {
  stream: Stream
  store: Store
  log: Log
  update?: UpdateLimits
  times?: CompactionTimes
  compact?: Partial<CompactDeps>
  /** Rooms open at once. */
  maxRooms?: number
  maxRoomBytes?: number
  /** Bytes of merged rooms kept in memory, in sum. */
  cacheBytes?: number
  /** Milliseconds that merged bytes are kept after they were last asked for. */
  cacheAge?: number
  /** A room broke off: close its connections so that they come again. */
  onBroken(room: LiveRoom, error: Error): void
}

interface Open {
  live: LiveRoom
  ready: Promise<LiveRoom>
  /** Connections in it, and those on their way in. */
  users: number
}

export class Rooms {
  readonly #options: RoomsOptions
  readonly #open = new Map<string, Open>()
  readonly #cache: MergedCache
  readonly #joining = startWork()
  readonly #compacting = startWork()
  readonly #compaction: Compaction
  readonly #sweeper: NodeJS.Timeout
  /** When it was last told that the disk refuses changes. */
  #told = 0

  constructor(options: RoomsOptions) {
    this.#options = options
    const { stream, store, log, compact, times, cacheBytes = 64 * 1024 * 1024, cacheAge = 5000 } = options
    this.#cache = new MergedCache({ maxBytes: cacheBytes, maxAge: cacheAge })
    this.#compaction = new Compaction({ stream, store, work: this.#compacting, ...compact }, log, times)
    this.#sweeper = setInterval(() => this.#sweep(), Math.max(50, cacheAge / 2)).unref()
  }

  get size(): number {
    return this.#open.size
  }

  /** The thread that compacts: for what may take long, and for which nobody waits. */
  get heavyWork(): Work {
    return this.#compacting
  }

  /** The room, open; `release` it once for each time. Rejects with `too-many-rooms`, `snapshot-damaged` or what the disk says. */
  async acquire(room: Room): Promise<LiveRoom> {
    const name = roomName(room)
    let open = this.#open.get(name)
    if (!open) {
      if (this.#open.size >= (this.#options.maxRooms ?? 10_000)) throw new HubError('too-many-rooms')
      const live = this.#make(room)
      open = { live, ready: live.open().then(() => live), users: 0 }
      this.#open.set(name, open)
    }
    open.users++
    try {
      return await open.ready
    } catch (error) {
      this.#drop(open)
      const { code } = error as { code?: string }
      if (code === 'snapshot-damaged') this.#options.log('alarm', code, { room: name })
      throw error
    }
  }

  release(live: LiveRoom): void {
    const open = this.#open.get(live.name)
    if (open?.live === live) this.#drop(open)
  }

  /** A room must not be used any more: the next who asks gets a new one. */
  forget(live: LiveRoom): void {
    if (this.#open.get(live.name)?.live !== live) return
    this.#open.delete(live.name)
    live.close()
  }

  /** Stores all that is waiting. The connections must be ended before; what they sent last is waited for. */
  async close(): Promise<void> {
    clearInterval(this.#sweeper)
    const patience = Date.now() + 5000
    while (this.#open.size > 0 && Date.now() < patience)
      await new Promise((resolve) => setTimeout(resolve, 5))
    await this.#compaction.close()
    for (const { live } of this.#open.values()) live.close()
    this.#open.clear()
    await Promise.all([this.#joining.close(), this.#compacting.close()])
  }

  #sweep(): void {
    this.#cache.sweep(Date.now())
    for (const { live } of this.#open.values()) live.state.sweep()
  }

  /** A full disk refuses everybody: the operator is told once in a while. */
  #tellRefused(live: LiveRoom, { code, detail }: HubError): void {
    const now = Date.now()
    if (now - this.#told < 10_000 || code === 'storage-closed') return
    this.#told = now
    this.#options.log('alarm', code, { room: live.name, detail })
  }

  #drop(open: Open): void {
    open.users--
    if (open.users > 0) return
    this.forget(open.live)
    // What was appended last may not have been heard yet; the claim finds it.
    void this.#compaction.now(open.live.room)
  }

  #make(room: Room): LiveRoom {
    const {
      stream,
      store,
      update = defaultUpdateLimits,
      maxRoomBytes = 256 * 1024 * 1024,
      onBroken
    } = this.#options
    return new LiveRoom(
      room,
      { stream, store, cache: this.#cache, work: this.#joining },
      {
        update,
        maxRoomBytes,
        onChange: (live) => this.#compaction.changed(live.room),
        onRefused: (live, error) => this.#tellRefused(live, asHubError(error)),
        onBroken: (live, error) => {
          this.forget(live)
          onBroken(live, error)
        }
      }
    )
  }
}
