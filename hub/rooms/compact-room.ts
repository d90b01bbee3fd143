// One compaction: claim, read, merge and collect in a thread, store, and only then trim. Whatever fails on the way leaves the journal as
// it was; what fails again and again for the same room has its bad entries set aside, and the room goes on.
import { HubError, asHubError } from '../errors.ts'
import { zeroClock, type Clock } from '../ports/clock.ts'
import type { Room } from '../ports/room.ts'
import type { Store } from '../ports/store.ts'
import type { Entry, Stream, Task } from '../ports/stream.ts'
import type { Work } from './workers.ts'

export interface CompactDeps {
  stream: Stream
  store: Store
  work: Work
  /** Milliseconds of a lease, renewed while the work goes on. */
  lease?: number
  /** Milliseconds after which the work is taken for hanging. */
  timeout?: number
  /** Failed tries after which bad entries are looked for. */
  maxAttempts?: number
  /** Milliseconds after which a task is taken for left behind. */
  idle?: number
}

const page = 1000

export interface Done {
  room: Room
  /** Entries set aside. */
  aside: number
}

/** Compacts a room, or, with null, one that was left behind; null when there is nothing to do. */
export async function compactRoom(deps: CompactDeps, room: Room | null): Promise<Done | null> {
  const { stream, lease = 60_000, idle = 10_000, maxAttempts = 3 } = deps
  const task = await stream.claim(room ? { idle: 0, lease, room } : { idle, lease })
  if (!task) return null
  const renewing = setInterval(() => void stream.renew(task, lease).catch(() => {}), lease / 3)
  try {
    const aside = task.attempts > maxAttempts ? await setAside(deps, task.room) : 0
    await compactTask(deps, task)
    return { room: task.room, aside }
  } catch (error) {
    await stream.release(task).catch(() => {})
    throw error
  } finally {
    clearInterval(renewing)
  }
}

async function compactTask({ stream, store, work, timeout }: CompactDeps, task: Task): Promise<void> {
  const { base, clock, tail } = await readRoom(stream, store, task.room)
  const last = tail.at(-1)
  // All of it is in the snapshot already: a worker died between storing and trimming.
  if (!last) return void (await stream.complete(task, clock))
  const bytes = tail.map((entry) => entry.bytes)
  const { gc, nongc } = await work.run('compact', [base, bytes], timeout)
  const saved = await store.save(task.room, {
    clock: last.clock,
    created: Date.now(),
    columns: { gc, nongc }
  })
  // Another worker stored it, or the room was erased meanwhile: either way these entries are over, if that is certain.
  if (!saved && !(await isOver(store, task.room, last.clock)))
    throw new HubError('compaction-failed', 'not stored')
  if (await stream.complete(task, last.clock)) await store.drop(task.room, 'gc', last.clock)
}

async function isOver(store: Store, room: Room, clock: Clock): Promise<boolean> {
  const found = await store.load(room, clock, ['gc'])
  return found !== null || (await store.list(room)).length === 0
}

async function setAside({ stream, store, work, timeout }: CompactDeps, room: Room): Promise<number> {
  const { base, tail } = await readRoom(stream, store, room)
  if (tail.length === 0) return 0
  const bytes = tail.map((entry) => entry.bytes)
  const bad = await work.run('findBad', [base, bytes], timeout).catch((error: unknown) => {
    if (asHubError(error).code === 'snapshot-damaged') throw error
    // Not even looking at them one by one ends well: all of them are suspects.
    return null
  })
  const clocks = bad?.map((i) => tail[i]!.clock)
  // None is bad alone, and still they fail together.
  const quarantine = await stream.quarantine(room, clocks && clocks.length > 0 ? clocks : undefined)
  return quarantine?.count ?? 0
}

/** The snapshot and what came after. Rejects with `snapshot-damaged`: nothing may be stored over it. */
async function readRoom(stream: Stream, store: Store, room: Room) {
  const snapshot = await store.latest(room, 'gc')
  const clock: Clock = snapshot?.clock ?? zeroClock
  const tail: Entry[] = []
  for (;;) {
    const entries = await stream.read(room, tail.at(-1)?.clock ?? clock, page)
    tail.push(...entries)
    if (entries.length < page) break
  }
  return { base: snapshot?.columns.gc ?? null, clock, tail }
}
