// What a page knows of a running patch: the newest value and error of each box, and who listens. Filled from frames, whether
// they come from the tab's own worker or from the tab that runs the patch.
import type { ConsoleLine } from '../runtime/ports.ts'
import { fromWire, type Wire } from '../runtime/codec/wire.ts'
import type { Value } from '../runtime/message.ts'
import type { BoxError, FrameBatch } from './protocol.ts'

type Listener<T> = (value: T) => void

/** A set of listeners; `add` hands back the function that takes the listener away. */
export class Listeners<A extends unknown[]> {
  #all = new Set<(...args: A) => void>()
  get empty(): boolean {
    return this.#all.size === 0
  }
  add(listener: (...args: A) => void): () => void {
    // A function of its own, so that one that is added twice is told twice and taken away once.
    const own = (...args: A): void => listener(...args)
    this.#all.add(own)
    return () => this.#all.delete(own)
  }
  /** A listener that throws is a fault of its own, told as such; neither the others nor the engine stop for it. */
  tell(...args: A): void {
    for (const listener of [...this.#all]) {
      try {
        listener(...args)
      } catch (thrown) {
        console.error(thrown)
      }
    }
  }
}

/** The newest of something per box. `nothing` is what a box has of which nothing is known; it is not kept. */
class PerBox<T> {
  #newest = new Map<string, T>()
  #listeners = new Map<string, Listeners<[T]>>()
  #nothing: T

  constructor(nothing: T) {
    this.#nothing = nothing
  }

  set(nodeId: string, value: T): void {
    if (value === this.#nothing) {
      if (!this.#newest.delete(nodeId)) return
    } else this.#newest.set(nodeId, value)
    this.#listeners.get(nodeId)?.tell(value)
  }

  listen(nodeId: string, listener: Listener<T>): () => void {
    let listeners = this.#listeners.get(nodeId)
    if (!listeners) this.#listeners.set(nodeId, (listeners = new Listeners()))
    const stop = listeners.add(listener)
    if (this.#newest.has(nodeId)) listener(this.#newest.get(nodeId)!)
    return () => {
      stop()
      if (listeners.empty && this.#listeners.get(nodeId) === listeners) this.#listeners.delete(nodeId)
    }
  }

  clear(): void {
    for (const id of [...this.#newest.keys()]) this.set(id, this.#nothing)
  }
}

export class ViewState {
  readonly shown = new PerBox<Value>(undefined)
  readonly errors = new PerBox<BoxError | null>(null)
  readonly lines = new Listeners<[readonly ConsoleLine[], number]>()
  readonly active = new Listeners<[readonly string[]]>()

  take(batch: FrameBatch): void {
    for (const [id, wire] of batch.shown) this.#show(id, wire)
    for (const [id, error] of batch.errors) this.errors.set(id, error)
    if (batch.lines.length > 0 || batch.dropped > 0) this.lines.tell(batch.lines, batch.dropped)
    if (batch.active.length > 0) this.active.tell(batch.active)
  }

  /** The box has gone. */
  forget(nodeId: string): void {
    this.shown.set(nodeId, undefined)
    this.errors.set(nodeId, null)
  }

  /** An engine starts anew: nothing of the last run stands. */
  clear(): void {
    this.shown.clear()
    this.errors.clear()
  }

  #show(nodeId: string, wire: Wire): void {
    try {
      this.shown.set(nodeId, fromWire(wire))
    } catch (thrown) {
      // From a tab of another version, say: this one value is lost, not the frame.
      console.error(thrown)
    }
  }
}
