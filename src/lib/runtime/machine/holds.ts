// Later answers (rules 21 and 22). A request to storage or to a cell opens a hold; its reply enters in a turn of its own, in
// the order of the requests. Live, each channel (storage, one per cell) keeps its own order, so that a cell that never answers
// holds up nobody else; offline there is one order for all, so that a run is reproducible.
import { asLoadbangError, LoadbangError } from '../errors.ts'

/** Requests that may be open at once: a patch whose answers ask for more than they bring must not eat all memory. */
const MOST = 100_000

interface Hold {
  answer: (() => void) | null
}

export class Holds {
  #live: boolean
  #enter: (answer: () => void) => void
  #channels = new Map<string, Hold[]>()
  #open = 0
  #wake: (() => void) | null = null

  /** `enter` runs an answer as a turn. */
  constructor(live: boolean, enter: (answer: () => void) => void) {
    this.#live = live
    this.#enter = enter
  }

  get open(): boolean {
    return this.#open > 0
  }

  add<T>(
    channel: string,
    promise: Promise<T>,
    then: (value: T) => void,
    failed: (error: LoadbangError) => void
  ): void {
    if (this.#open >= MOST) {
      promise.catch(() => {})
      throw new LoadbangError(
        'too-many-requests',
        `More than ${MOST} requests of this patch wait for their answers.`,
        'Look for a loop through a store or a cell, and let each answer ask for less.'
      )
    }
    const name = this.#live ? channel : ''
    const hold: Hold = { answer: null }
    const queue = this.#channels.get(name)
    if (queue) queue.push(hold)
    else this.#channels.set(name, [hold])
    this.#open++
    const settled = (answer: () => void): void => {
      hold.answer = answer
      if (this.#live) this.#flush(name)
      else this.#wake?.()
    }
    promise.then(
      (value) => settled(() => then(value)),
      (error: unknown) => settled(() => failed(asLoadbangError(error, 'request-failed')))
    )
  }

  /** Offline: waits for the oldest open request, then lets its answer in. */
  async next(): Promise<void> {
    const queue = this.#channels.get('')
    while (queue && queue.length > 0 && queue[0]!.answer === null) {
      await new Promise<void>((resolve) => (this.#wake = resolve))
      this.#wake = null
    }
    if (queue && queue.length > 0) this.#answer(queue)
  }

  #flush(name: string): void {
    const queue = this.#channels.get(name)
    while (queue && queue.length > 0 && queue[0]!.answer !== null) this.#answer(queue)
    if (queue?.length === 0) this.#channels.delete(name)
  }

  #answer(queue: Hold[]): void {
    const hold = queue.shift()!
    this.#open--
    this.#enter(hold.answer!)
  }
}
