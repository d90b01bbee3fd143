// Says things of oneself over an awareness: what changed, all together, at most some twenty times a second, and nothing while
// nothing changes.
import type { Awareness } from 'y-protocols/awareness'
import { samePlain } from '../patch/values.ts'
import type { Said } from './awareness.ts'

/** Milliseconds between two messages. */
const PAUSE = 50

export type Saying = Partial<Omit<Said, 'user'>> & {
  readonly user?: Partial<Said['user']>
  readonly selection?: unknown
}

export class Speaker {
  readonly #awareness: Awareness
  #waiting: Record<string, unknown> = {}
  #timer: ReturnType<typeof setTimeout> | null = null
  #last = -Infinity

  constructor(awareness: Awareness) {
    this.#awareness = awareness
  }

  /** Now if nothing was said for a while, else as soon as it may be. */
  say(what: Saying): void {
    Object.assign(this.#waiting, what)
    if (this.#timer !== null) return
    const wait = this.#last + PAUSE - performance.now()
    if (wait <= 0) this.#send()
    else this.#timer = setTimeout(() => this.#send(), wait)
  }

  /** Takes back what stands with the canvas, at once; who one is stays until the connection ends. */
  close(): void {
    this.say({ cursor: null, boxes: [], editing: null, view: null, following: null, selection: null })
    this.#send()
  }

  #send(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const waiting = this.#waiting
    this.#waiting = {}
    // No state: the connection has ended, or is not there yet.
    const now = this.#awareness.getLocalState()
    if (now === null) return
    const news = Object.entries(waiting).filter(([name, value]) => !samePlain(now[name], value))
    if (news.length === 0) return
    this.#last = performance.now()
    this.#awareness.setLocalState({ ...now, ...Object.fromEntries(news) })
  }
}
