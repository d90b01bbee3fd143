// Random appends, claims, completions, quarantines and restarts against a model of the stream port: a list for each room.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zeroClock, type Clock } from '../clock.ts'
import type { Room } from '../room.ts'
import type { Task } from '../stream.ts'
import { newRoom, type StreamAdapter } from './accept-stream.ts'

interface Model {
  entries: { clock: Clock; value: number }[]
  aside: { id: string; values: number[] }[]
  claimed: Task | null
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 5 }) })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('claim' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('complete' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true })
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('quarantine' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true })
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('unquarantine' as const), limit: fc.integer({ min: 1, max: 3 }) })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) }
)
const steps = fc.array(fc.record({ step, room: fc.integer({ min: 0, max: 1 }) }), { maxLength: 30 })

export function modelStream(name: string, adapter: StreamAdapter, numRuns = 15): void {
  test(`stream on ${name}: any sequence of calls does what lists do`, async () => {
    const check = fc.asyncProperty(steps, async (all) => {
      let stream = await adapter.open()
      let next = 0
      const rooms: Room[] = [newRoom(), newRoom()]
      const models: Model[] = rooms.map(() => ({ entries: [], aside: [], claimed: null }))
      const append = async (at: number) => {
        const value = next++ % 256
        models[at]!.entries.push({ clock: await stream.append(rooms[at]!, Uint8Array.of(value)), value })
      }
      try {
        for (const { step, room: at } of all) {
          const [room, model] = [rooms[at]!, models[at]!]
          const share = 'share' in step ? Math.floor(step.share * model.entries.length) : 0
          switch (step.do) {
            case 'append':
              await Promise.all(Array.from({ length: step.count }, () => append(at)))
              break
            case 'claim': {
              const task = await stream.claim({ idle: 0, lease: 60_000, room })
              const isFree = model.claimed === null
              // A room whose entries were all set aside may still have its task.
              if (isFree && model.entries.length > 0) expect(task).not.toBe(null)
              if (!isFree) expect(task).toBe(null)
              model.claimed ??= task
              break
            }
            case 'complete': {
              if (!model.claimed) break
              const upTo = model.entries[share]?.clock ?? zeroClock
              expect(await stream.complete(model.claimed, upTo)).toBe(true)
              if (upTo !== zeroClock) model.entries.splice(0, share + 1)
              model.claimed = null
              break
            }
            case 'quarantine': {
              const bad = model.entries.splice(0, share)
              const made = await stream.quarantine(
                room,
                bad.map(({ clock }) => clock)
              )
              expect(made?.count ?? 0).toBe(bad.length)
              if (made) model.aside.push({ id: made.id, values: bad.map(({ value }) => value) })
              break
            }
            case 'unquarantine': {
              const first = model.aside[0]
              if (!first) break
              const back = first.values.splice(0, step.limit)
              expect(await stream.unquarantine(room, first.id, step.limit)).toBe(first.values.length)
              const clocks = (await stream.read(room, model.entries.at(-1)?.clock ?? zeroClock, 1000)).map(
                ({ clock }) => clock
              )
              model.entries.push(...back.map((value, i) => ({ clock: clocks[i]!, value })))
              if (first.values.length === 0) model.aside.shift()
              break
            }
            case 'reopen':
              stream = await adapter.reopen(stream)
          }
          const read = await stream.read(room, zeroClock, 1000)
          expect(read.map(({ clock, bytes }) => ({ clock, value: bytes[0] }))).toEqual(model.entries)
          expect(new Map((await stream.quarantines(room)).map(({ id, count }) => [id, count]))).toEqual(
            new Map(model.aside.map(({ id, values }) => [id, values.length]))
          )
        }
      } finally {
        await adapter.close(stream)
      }
    })
    // A failure prints its seed and path.
    await fc.assert(check, { numRuns })
  })
}
