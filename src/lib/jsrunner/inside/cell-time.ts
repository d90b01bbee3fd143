// The patch's time inside a cell. While a message is handled, or after a sleep, it stands still, as a patch's time does during a turn;
// at other times (timers, promises of stores) it goes on from there with the real one.
import { cellErrors } from '../errors.ts'
import { limits, type FromCell } from '../protocol.ts'

interface TimeRealm {
  post(message: FromCell): void
  /** Runs `fn` once, after the present task and all that its promises still do. */
  afterTask(fn: () => void): void
  /** Milliseconds of real time, from any start. */
  realtime(): number
}

export class CellTime {
  #realm: TimeRealm
  /** Patch time minus real time. */
  #offset = 0
  /** The time of the present task, if it stands still. */
  #still: number | null = null
  /** Whether somebody asks for the time at all: its end need not be watched in a cell that never does. */
  #asked = false
  #last = 0
  #sleeping = new Map<number, () => void>()
  #lastId = 0

  constructor(realm: TimeRealm) {
    this.#realm = realm
  }

  /** A task of the patch's begins. */
  task(now: number): void {
    this.#offset = now - this.#realm.realtime()
    this.#still = now
    if (this.#asked) this.#watchEnd()
  }

  now(): number {
    if (!this.#asked) {
      this.#asked = true
      // Whether the task that began last still runs cannot be told any more: the next is sure.
      if (this.#still !== null) this.#watchEnd()
    }
    return (this.#last = Math.max(this.#last, this.#still ?? this.#offset + this.#realm.realtime()))
  }

  sleep(ms: number): Promise<void> {
    if (this.#sleeping.size >= limits.sleeps)
      throw cellErrors.flood(`more than ${limits.sleeps} sleeps were not over`)
    const wait = Number(ms)
    const id = ++this.#lastId
    const over = new Promise<void>((resolve) => this.#sleeping.set(id, resolve))
    this.#realm.post({ type: 'sleep', id, until: this.now() + (wait > 0 ? wait : 0) })
    return over
  }

  woke(id: number, now: number): void {
    const wake = this.#sleeping.get(id)
    if (!wake) return
    this.#sleeping.delete(id)
    this.task(now)
    wake()
  }

  #watchEnd(): void {
    const still = this.#still
    this.#realm.afterTask(() => {
      if (this.#still === still) this.#still = null
    })
  }
}
