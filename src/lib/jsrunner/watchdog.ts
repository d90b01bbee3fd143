// Finds cells whose event loop does not answer. One timer for all cells of an engine. Time in which the engine itself was not
// running (the machine slept, a long turn) does not count against a cell.
import { times } from './protocol.ts'

export interface Watched {
  /** Asks; the answer is reported through Watchdog.answered. */
  ping(): void
  /** It did not answer for `silenceMs`. */
  silent(): void
  /** Called once per tick. */
  tick?(): void
}

export interface WatchdogClock {
  now(): number
  setInterval(fn: () => void, ms: number): unknown
  clearInterval(id: never): void
}

export class Watchdog {
  #clock: WatchdogClock
  /** When the open ping was sent, and how many ticks ago; null where none is open. */
  #asked = new Map<Watched, { at: number; ticks: number } | null>()
  #timer: unknown = null
  #lastTick = 0

  constructor(clock: WatchdogClock) {
    this.#clock = clock
  }

  add(watched: Watched): void {
    this.#asked.set(watched, null)
    if (this.#timer !== null) return
    this.#lastTick = this.#clock.now()
    this.#timer = this.#clock.setInterval(() => this.#tick(), times.pingMs)
  }

  remove(watched: Watched): void {
    this.#asked.delete(watched)
    if (this.#asked.size > 0 || this.#timer === null) return
    this.#clock.clearInterval(this.#timer as never)
    this.#timer = null
  }

  answered(watched: Watched): void {
    if (this.#asked.has(watched)) this.#asked.set(watched, null)
  }

  #tick(): void {
    const now = this.#clock.now()
    // Answers may lie in our own queue behind this tick: those cells get their time anew.
    const overslept = now - this.#lastTick > 2 * times.pingMs
    this.#lastTick = now
    for (const [watched, asked] of [...this.#asked]) {
      watched.tick?.()
      if (asked === null) {
        this.#asked.set(watched, { at: now, ticks: 0 })
        watched.ping()
        // Who keeps the engine so busy that it always oversleeps does not live for ever by that.
      } else if (overslept && ++asked.ticks < times.sleepyTicks) asked.at = now
      else if (now - asked.at >= times.silenceMs || asked.ticks >= times.sleepyTicks) {
        this.remove(watched)
        watched.silent()
      }
    }
  }
}
