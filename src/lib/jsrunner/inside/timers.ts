// Timers for a realm that has none (QuickJS), over one way to be called back later. Standard meanings: ids from 1, delays
// cut to whole milliseconds, and at least 4 from the sixth timer that timers set in a row (HTML standard, "timer initialisation steps").
import { cellErrors } from '../errors.ts'
import type { Timers } from './context.ts'

export interface TimerSource {
  /** Calls `fn` with this id after `delay` ms, unless it is cancelled. */
  schedule(id: number, delay: number): void
  cancel(id: number): void
}

interface Waiting {
  run: () => void
  every: number | null
  depth: number
}

const nestedFrom = 5

export class RealmTimers {
  #source: TimerSource
  #failed: (thrown: unknown) => void
  #waiting = new Map<number, Waiting>()
  #lastId = 0
  /** How many timers set each other, up to the running callback. */
  #depth = 0

  constructor(source: TimerSource, failed: (thrown: unknown) => void) {
    this.#source = source
    this.#failed = failed
  }

  readonly timers: Timers = {
    setTimeout: (fn, delay, ...args) => this.#set(fn, delay, args, false),
    clearTimeout: (id) => this.#clear(id),
    setInterval: (fn, delay, ...args) => this.#set(fn, delay, args, true),
    clearInterval: (id) => this.#clear(id)
  }

  /** The time of timer `id` has come. */
  due(id: number): void {
    const timer = this.#waiting.get(id)
    if (!timer) return
    if (timer.every === null) this.#waiting.delete(id)
    this.#depth = timer.depth
    try {
      timer.run()
    } catch (error) {
      this.#failed(error)
    }
    this.#depth = 0
    if (timer.every === null || !this.#waiting.has(id)) return
    timer.depth++
    this.#source.schedule(id, this.#least(timer.every, timer.depth))
  }

  #set(fn: unknown, delay: unknown, args: unknown[], again: boolean): number {
    if (typeof fn !== 'function')
      throw cellErrors.value('A timer was given no function.', 'Write setTimeout(() => { … }, 100).')
    const id = ++this.#lastId
    const depth = this.#depth + 1
    const whole = Number(delay ?? 0) | 0
    this.#waiting.set(id, { run: () => void fn(...args), every: again ? whole : null, depth })
    this.#source.schedule(id, this.#least(whole, depth))
    return id
  }

  #least(delay: number, depth: number): number {
    return Math.max(delay, depth > nestedFrom ? 4 : 0)
  }

  #clear(id: unknown): void {
    if (this.#waiting.delete(Number(id))) this.#source.cancel(Number(id))
  }
}
