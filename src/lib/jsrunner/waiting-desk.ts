// The engine's side of what a cell waits for in the patch: names that it listens to, and times at which it wants to be woken.
import type { CellHost } from '../runtime/ports.ts'
import { CellError, cellErrors } from './errors.ts'
import { limits, type ToCell } from './protocol.ts'

export class WaitingDesk {
  #host: CellHost
  #post: (message: ToCell) => void
  #names = new Map<string, () => void>()
  /** The latest time that has come. */
  #reached = -Infinity
  #sleeps = new Map<number, { until: number; cancel: () => void }>()

  /** `post` says something to the cell; does nothing once it is gone. */
  constructor(host: CellHost, post: (message: ToCell) => void) {
    this.#host = host
    this.#post = post
  }

  listen(name: string): void {
    if (this.#names.has(name)) return
    if (this.#names.size >= limits.names)
      return this.#refuse(`more than ${limits.names} names were listened to`)
    this.#names.set(name, this.#host.listen(name))
  }

  unlisten(name: string): void {
    this.#names.get(name)?.()
    this.#names.delete(name)
  }

  /** `until`: the patch's time in milliseconds. */
  sleep(id: number, until: number): void {
    if (this.#sleeps.size >= limits.sleeps)
      return this.#refuse(`more than ${limits.sleeps} sleeps were not over`)
    const delay = Math.max(0, until - this.#host.now())
    const wake = (): void => this.#wake(until)
    const cancel = this.#host.schedule ? this.#host.schedule(delay, wake) : realTimer(delay, wake)
    this.#sleeps.set(id, { until, cancel })
  }

  /**
   * Time has come to one of them. In a patch that is late it may be another's that should have come before: each time it is the earliest
   * that wakes.
   */
  #wake(time: number): void {
    this.#reached = Math.max(this.#reached, time)
    let first: number | null = null
    for (const [id, { until }] of this.#sleeps) {
      if (until <= this.#reached && (first === null || until < this.#sleeps.get(first)!.until)) first = id
    }
    if (first === null) return
    const { until } = this.#sleeps.get(first)!
    this.#sleeps.delete(first)
    this.#post({ type: 'woke', id: first, now: Math.max(until, this.#host.now()) })
  }

  /** The cell is gone. */
  end(): void {
    for (const end of this.#names.values()) end()
    for (const { cancel } of this.#sleeps.values()) cancel()
    this.#names.clear()
    this.#sleeps.clear()
  }

  // Our own code in the cell stops before; only user code that took its place gets here.
  #refuse(what: string): void {
    const { code, message, advice } = cellErrors.flood(what)
    this.#host.failed(new CellError(code, message, advice), false)
  }
}

const realTimer = (delay: number, fn: () => void): (() => void) => {
  const timer = setTimeout(fn, delay)
  return () => clearTimeout(timer)
}
