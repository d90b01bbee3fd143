// Listens for a worker's answers, and tells silence from sleep: when this page's own timers come late (it was frozen, the machine
// slept, a long task ran), the worker gets its time anew. Nor is a worker silent whose script is still on its way.
import { PING, SILENCE } from './protocol.ts'

/** Milliseconds that the script may take to load; failures to load are told by the worker's error event. */
const LOADING = 60_000

export class Heartbeat {
  #ping: () => Promise<unknown>
  #silent: () => void
  #timer: ReturnType<typeof setInterval> | null
  /** When the page's own timer last rang, and when the worker last answered. */
  #lastBeat = performance.now()
  #answered = performance.now()
  #limit = LOADING

  /** Begins at once. `silent` is called at most once, and nothing after `stop`. */
  constructor(ping: () => Promise<unknown>, silent: () => void) {
    this.#ping = ping
    this.#silent = silent
    this.#timer = setInterval(() => this.#beat(), PING)
    this.#ask()
  }

  /** Whether the worker has ever answered. */
  get alive(): boolean {
    return this.#limit === SILENCE
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #beat(): void {
    const now = performance.now()
    if (now - this.#lastBeat > PING * 4) this.#answered = now
    this.#lastBeat = now
    if (now - this.#answered > this.#limit) {
      this.stop()
      this.#silent()
    } else this.#ask()
  }

  #ask(): void {
    this.#ping().then(
      () => {
        this.#answered = performance.now()
        this.#limit = SILENCE
      },
      () => {}
    )
  }
}
