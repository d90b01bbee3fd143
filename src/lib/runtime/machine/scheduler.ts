// Logical time: events in one list sorted by time, first in first out at equal times (as Pd's clocks are). A binary heap on
// (time, sequence); cancelling marks an event, which is then skipped when it comes up.

import { LoadbangError } from '../errors.ts'

/** Events that may wait at once. */
const MOST = 1_000_000

export interface ScheduledEvent {
  /** Logical milliseconds since the machine's start. */
  readonly time: number
  readonly sequence: number
  run: (() => void) | null
}

const before = (a: ScheduledEvent, b: ScheduledEvent): boolean =>
  a.time < b.time || (a.time === b.time && a.sequence < b.sequence)

export class Scheduler {
  #heap: ScheduledEvent[] = []
  #sequence = 0

  add(time: number, run: () => void): ScheduledEvent {
    if (this.#heap.length >= MOST) {
      throw new LoadbangError(
        'too-many-events',
        `More than ${MOST} events of this patch wait for their time.`,
        'Look for a delay that starts more than one other.'
      )
    }
    const event: ScheduledEvent = { time, sequence: this.#sequence++, run }
    const heap = this.#heap
    let i = heap.length
    heap.push(event)
    while (i > 0) {
      const up = (i - 1) >> 1
      const parent = heap[up]!
      if (!before(event, parent)) break
      heap[i] = parent
      i = up
    }
    heap[i] = event
    return event
  }

  /** The next event that was not cancelled, left in place. */
  peek(): ScheduledEvent | undefined {
    while (this.#heap.length > 0 && this.#heap[0]!.run === null) this.#pop()
    return this.#heap[0]
  }

  /** Takes the next event that was not cancelled. */
  take(): ScheduledEvent | undefined {
    const event = this.peek()
    if (event) this.#pop()
    return event
  }

  clear(): void {
    this.#heap = []
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()!
    const n = heap.length
    if (n === 0) return
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= n) break
      if (child + 1 < n && before(heap[child + 1]!, heap[child]!)) child++
      if (!before(heap[child]!, last)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
  }
}
