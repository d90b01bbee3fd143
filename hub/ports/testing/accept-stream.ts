// What every adapter of the stream port must do. Each adapter's own test runs this suite; it names no adapter.
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { compareClocks, zeroClock, type Clock } from '../clock.ts'
import type { Room } from '../room.ts'
import type { Entry, Listener, Stream } from '../stream.ts'

export interface StreamAdapter {
  /** A stream that may hold rooms of other tests: each test takes new ones. */
  open(): Promise<Stream>
  /** Closes what is open and opens it again. */
  reopen(stream: Stream): Promise<Stream>
  close(stream: Stream): Promise<void>
}

export const newRoom = (): Room => ({ org: `org-${randomUUID()}`, docid: 'doc', branch: 'main' })
const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all)
const soon = { idle: 0, lease: 60_000 }

function ears(): Listener & { heard: Entry[]; announcements: string[]; batches: number } {
  const heard: Entry[] = []
  const announcements: string[] = []
  return {
    heard,
    announcements,
    batches: 0,
    entries(batch) {
      this.batches++
      heard.push(...batch)
    },
    announced: (message, tag) => void announcements.push(`${tag}:${message.join()}`),
    broken: (error) => {
      throw error
    }
  }
}

export function acceptStream(name: string, adapter: StreamAdapter): void {
  const using = (work: (stream: Stream, room: Room) => Promise<void>) => async () => {
    const stream = await adapter.open()
    try {
      await work(stream, newRoom())
    } finally {
      await adapter.close(stream)
    }
  }
  const clocksOf = async (stream: Stream, room: Room) =>
    (await stream.read(room, zeroClock, 100)).map(({ clock }) => clock)

  describe(`stream on ${name}`, () => {
    test(
      'entries are read in the order of their clocks, after a clock, up to a limit',
      using(async (stream, room) => {
        const clocks = await Promise.all([1, 2, 3].map((n) => stream.append(room, bytes(n))))
        expect([...clocks].sort(compareClocks)).toEqual(clocks)
        expect(new Set(clocks).size).toBe(3)
        const all = await stream.read(room, zeroClock, 10)
        expect(all.map((entry) => [entry.clock, ...entry.bytes])).toEqual(clocks.map((c, i) => [c, i + 1]))
        expect((await stream.read(room, clocks[0]!, 1)).map(({ clock }) => clock)).toEqual([clocks[1]])
        expect(await stream.read(newRoom(), zeroClock, 10)).toEqual([])
      })
    )

    test(
      'branches are rooms of their own',
      using(async (stream, room) => {
        await stream.append(room, bytes(1))
        expect(await stream.read({ ...room, branch: 'other' }, zeroClock, 10)).toEqual([])
      })
    )

    test('entries outlive the process', async () => {
      const room = newRoom()
      let stream = await adapter.open()
      const clock = await stream.append(room, bytes(7))
      stream = await adapter.reopen(stream)
      expect(await clocksOf(stream, room)).toEqual([clock])
      expect(compareClocks(await stream.append(room, bytes(8)), clock)).toBeGreaterThan(0)
      await adapter.close(stream)
    })

    test(
      'a listener hears each entry once, in order, from its clock on, with its tag',
      using(async (stream, room) => {
        const before = [await stream.append(room, bytes(1)), await stream.append(room, bytes(2))]
        const ear = ears()
        const racing = [3, 4].map((n) => stream.append(room, bytes(n), 'me'))
        const end = stream.subscribe(room, before[0]!, ear)
        racing.push(stream.append(room, bytes(5), 'me'))
        const later = [...(await Promise.all(racing)), await stream.append(room, bytes(6), 'me')]
        await expect.poll(() => ear.heard.length).toBe(5)
        expect(ear.heard.map(({ clock }) => clock)).toEqual([before[1], ...later])
        expect(ear.heard.at(-1)!.tag).toBe('me')
        end()
        await stream.append(room, bytes(7))
        expect(ear.heard).toHaveLength(5)
      })
    )

    test(
      'announcements reach all listeners of the room, and nobody later',
      using(async (stream, room) => {
        const [one, two, other] = [ears(), ears(), ears()]
        stream.subscribe(room, zeroClock, one)
        stream.subscribe(room, zeroClock, two)
        stream.subscribe(newRoom(), zeroClock, other)
        stream.announce(room, bytes(1, 2), 'me')
        await expect.poll(() => [one.announcements, two.announcements]).toEqual([['me:1,2'], ['me:1,2']])
        expect(other.announcements).toEqual([])
        expect(await clocksOf(stream, room)).toEqual([])
      })
    )

    test(
      'a room with entries has one task, one without has none',
      using(async (stream, room) => {
        expect(await stream.claim({ ...soon, room })).toBe(null)
        await Promise.all([1, 2, 3].map((n) => stream.append(room, bytes(n))))
        const task = await stream.claim({ ...soon, room })
        expect(task).toMatchObject({ room, attempts: 1 })
        await stream.append(room, bytes(4))
        expect(await stream.claim({ ...soon, room })).toBe(null)
        expect(await stream.claim({ ...soon, room })).toBe(null)
        const clocks = await clocksOf(stream, room)
        expect(await stream.complete(task!, clocks[2]!)).toBe(true)
        expect(await clocksOf(stream, room)).toEqual([clocks[3]])
        const next = await stream.claim({ ...soon, room })
        expect(next).toMatchObject({ room, attempts: 1 })
        expect(await stream.complete(next!, clocks[3]!)).toBe(true)
        expect(await stream.claim({ ...soon, room })).toBe(null)
        expect(compareClocks(await stream.append(room, bytes(5)), clocks[3]!)).toBeGreaterThan(0)
      })
    )

    test(
      'only a task that was idle for long enough is claimed',
      using(async (stream, room) => {
        await stream.append(room, bytes(1))
        expect(await stream.claim({ idle: 60_000, lease: 1000, room })).toBe(null)
        expect(await stream.claim({ idle: 0, lease: 1000, room })).toMatchObject({ room })
      })
    )

    test(
      'a claim that ran out trims nothing; one that was renewed holds',
      using(async (stream, room) => {
        const clock = await stream.append(room, bytes(1))
        const lost = await stream.claim({ idle: 0, lease: 1, room })
        await new Promise((resolve) => setTimeout(resolve, 10))
        const held = await stream.claim({ idle: 0, lease: 200, room })
        expect(held).toMatchObject({ attempts: 2 })
        expect(await stream.complete(lost!, clock)).toBe(false)
        expect(await stream.renew(lost!, 1000)).toBe(false)
        await stream.release(lost!)
        expect(await stream.renew(held!, 60_000)).toBe(true)
        await new Promise((resolve) => setTimeout(resolve, 250))
        expect(await stream.claim({ ...soon, room })).toBe(null)
        expect(await clocksOf(stream, room)).toEqual([clock])
        expect(await stream.complete(held!, clock)).toBe(true)
      })
    )

    test(
      'a task that is given back counts its attempts',
      using(async (stream, room) => {
        const clock = await stream.append(room, bytes(1))
        for (let attempt = 1; attempt <= 3; attempt++) {
          const task = await stream.claim({ ...soon, room })
          expect(task).toMatchObject({ attempts: attempt })
          if (attempt < 3) await stream.release(task!)
          else await stream.complete(task!, clock)
        }
      })
    )

    test(
      'quarantine sets entries aside, keeps one task, and gives them back in pieces',
      using(async (stream, room) => {
        const clocks = await Promise.all([1, 2, 3, 4].map((n) => stream.append(room, bytes(n))))
        const some = await stream.quarantine(room, [clocks[1]!])
        expect(some).toMatchObject({ room, count: 1 })
        expect(await clocksOf(stream, room)).toEqual([clocks[0], clocks[2], clocks[3]])
        const all = await stream.quarantine(room)
        expect(all).toMatchObject({ count: 3 })
        expect(await stream.quarantine(room)).toBe(null)
        expect(await clocksOf(stream, room)).toEqual([])
        expect(new Set(await stream.quarantines(room))).toEqual(new Set([some, all]))
        expect(await stream.quarantines(newRoom())).toEqual([])

        const after = await stream.append(room, bytes(5))
        const task = await stream.claim({ ...soon, room })
        expect(task).toMatchObject({ room })
        expect(await stream.claim({ ...soon, room })).toBe(null)
        await stream.complete(task!, after)

        const ear = ears()
        stream.subscribe(room, after, ear)
        expect(await stream.unquarantine(room, all!.id, 2)).toBe(1)
        expect((await stream.quarantines(room)).find(({ id }) => id === all!.id)).toMatchObject({ count: 1 })
        expect(await stream.unquarantine(room, all!.id, 2)).toBe(0)
        expect(await stream.unquarantine(room, all!.id, 2)).toBe(0)
        await expect.poll(() => ear.heard.map((entry) => entry.bytes[0])).toEqual([1, 3, 4])
        expect(await stream.claim({ ...soon, room })).toMatchObject({ room })
      })
    )

    test(
      'what is erased is gone, with quarantines and task, and clocks go on',
      using(async (stream, room) => {
        await stream.append(room, bytes(1))
        await stream.quarantine(room)
        const last = await stream.append(room, bytes(2))
        const barrier: Clock = await stream.erase(room)
        expect(compareClocks(barrier, last)).toBeGreaterThanOrEqual(0)
        expect(await clocksOf(stream, room)).toEqual([])
        expect(await stream.quarantines(room)).toEqual([])
        expect(await stream.claim({ ...soon, room })).toBe(null)
        expect(compareClocks(await stream.append(room, bytes(3)), barrier)).toBeGreaterThan(0)
      })
    )

    test('closing waits for what was handed in, and refuses what comes later', async () => {
      let stream = await adapter.open()
      const room = newRoom()
      const appended = stream.append(room, bytes(1))
      const closing = stream.close()
      await expect(stream.append(room, bytes(2))).rejects.toMatchObject({ code: 'storage-closed' })
      await closing
      stream = await adapter.reopen(stream)
      expect(await clocksOf(stream, room)).toEqual([await appended])
      await adapter.close(stream)
    })
  })
}
