// Group commit: whatever is handed in during one turn, or while a commit is on its way to the disk, shares the next one. One flush
// then costs hundreds of updates together what it costs one.
import { HubError, asHubError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Entry } from '../ports/stream.ts'
import type { Database } from './database.ts'
import type { Batch } from './journal.ts'

// One commit holds no more than this, so that one writer's flood does not make all others wait.
const maxEntries = 4096
const maxBytes = 8 * 1024 * 1024

interface Waiting {
  room: Room
  name: string
  bytes: Uint8Array
  tag: string
  resolve(clock: Clock): void
  reject(error: HubError): void
}

export interface Commits {
  append(room: Room, bytes: Uint8Array, tag: string): Promise<Clock>
  /** Resolves when what was handed in is durable or refused; later appends are refused. */
  close(): Promise<void>
}

/** `durable` hears the entries of each commit by room, before their appends resolve. */
export function groupCommits(
  database: Database,
  durable: (name: string, entries: readonly Entry[]) => void
): Commits {
  let queue: Waiting[] = []
  let busy = false
  let closed = false
  let drained: (() => void)[] = []

  const flush = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = take(queue)
      queue = queue.slice(batch.length)
      try {
        const packed = pack(batch)
        const clocks = await database.call('append', [packed], [packed.bytes.buffer as ArrayBuffer])
        tell(batch, clocks, durable)
        batch.forEach(({ resolve }, i) => resolve(clocks[i]!))
      } catch (error) {
        // What was handed in since came after what is now refused.
        const refused = [...batch, ...queue]
        queue = []
        for (const { reject } of refused) reject(asHubError(error))
      }
    }
    busy = false
    for (const resolve of drained) resolve()
    drained = []
  }

  return {
    append(room, bytes, tag) {
      if (closed) return Promise.reject(new HubError('storage-closed'))
      return new Promise((resolve, reject) => {
        queue.push({ room, name: roomName(room), bytes, tag, resolve, reject })
        if (busy) return
        busy = true
        // After this turn's input: all that has arrived goes into the first commit.
        setImmediate(() => void flush())
      })
    },
    async close() {
      closed = true
      if (busy) await new Promise<void>((resolve) => drained.push(resolve))
    }
  }
}

function take(queue: readonly Waiting[]): Waiting[] {
  let bytes = 0
  let count = 0
  while (count < queue.length && count < maxEntries && (count === 0 || bytes < maxBytes)) {
    bytes += queue[count++]!.bytes.length
  }
  return queue.slice(0, count)
}

function pack(batch: readonly Waiting[]): Batch {
  const rooms: Room[] = []
  const indexes = new Map<string, number>()
  const room = new Uint32Array(batch.length)
  const end = new Float64Array(batch.length)
  const bytes = new Uint8Array(batch.reduce((sum, one) => sum + one.bytes.length, 0))
  let at = 0
  batch.forEach((one, i) => {
    let index = indexes.get(one.name)
    if (index === undefined) indexes.set(one.name, (index = rooms.push(one.room) - 1))
    room[i] = index
    bytes.set(one.bytes, at)
    end[i] = at += one.bytes.length
  })
  return { rooms, room, end, bytes }
}

function tell(
  batch: readonly Waiting[],
  clocks: readonly Clock[],
  durable: (name: string, entries: readonly Entry[]) => void
): void {
  const byRoom = new Map<string, Entry[]>()
  batch.forEach(({ name, bytes, tag }, i) => {
    const entry = { clock: clocks[i]!, bytes, tag }
    const entries = byRoom.get(name)
    if (entries) entries.push(entry)
    else byRoom.set(name, [entry])
  })
  for (const [name, entries] of byRoom) durable(name, entries)
}
