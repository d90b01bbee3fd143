// Real time for a live patch: performance.now() and one alarm. Browsers clamp nested timeouts to 4 ms; a due alarm goes through
// a message channel instead, so that a backlog is worked off without waiting.
import type { Clock } from '../runtime/ports.ts'

/** Longest wait that timers know; a longer one would ring at once. Whoever is woken before the time asks again. */
const LONGEST = 0x7fffffff

export class LiveClock implements Clock {
  #wake: () => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #channel = new MessageChannel()
  /** Goes up with each alarm, so that a message of one that was replaced is ignored. */
  #turn = 0

  constructor(wake: () => void) {
    this.#wake = wake
    this.#channel.port1.onmessage = (event: MessageEvent<number>) => {
      if (event.data === this.#turn) this.#wake()
    }
  }

  now(): number {
    return performance.now()
  }

  wakeAt(at: number | null): void {
    this.#turn++
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (at === null) return
    const delay = at - this.now()
    if (delay <= 0.5) this.#channel.port2.postMessage(this.#turn)
    else this.#timer = setTimeout(this.#wake, Math.min(delay, LONGEST))
  }

  close(): void {
    this.wakeAt(null)
    this.#channel.port1.close()
    this.#channel.port2.close()
  }
}
