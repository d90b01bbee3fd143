// What a page knows of a running patch: the newest value and error of each box, and who listens. Filled from frames, whether
// they come from the tab's own worker or from the tab that runs the patch.
import type { ConsoleLine } from '../runtime/ports.ts'
import { fromWire } from '../runtime/codec/wire.ts'
import type { Value } from '../runtime/message.ts'
import type { BoxError, FrameBatch } from './protocol.ts'

type Listener<T> = (value: T) => void

/** A set of listeners; `add` hands back the function that takes the listener away. */
export class Listeners<A extends unknown[]> {
  #all = new Set<(...args: A) => void>()
  add(listener: (...args: A) => void): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }
  tell(...args: A): void {
    for (const listener of [...this.#all]) listener(...args)
  }
}

class PerBox<T> {
  readonly newest = new Map<string, T>()
  #listeners = new Map<string, Set<Listener<T>>>()

  set(nodeId: string, value: T): void {
    this.newest.set(nodeId, value)
    for (const listener of this.#listeners.get(nodeId) ?? []) listener(value)
  }

  listen(nodeId: string, listener: Listener<T>): () => void {
    const set = this.#listeners.get(nodeId) ?? new Set()
    this.#listeners.set(nodeId, set)
    set.add(listener)
    if (this.newest.has(nodeId)) listener(this.newest.get(nodeId)!)
    return () => {
      set.delete(listener)
      if (set.size === 0) this.#listeners.delete(nodeId)
    }
  }
}

export class ViewState {
  readonly shown = new PerBox<Value>()
  readonly errors = new PerBox<BoxError | null>()
  readonly lines = new Listeners<[readonly ConsoleLine[], number]>()
  readonly active = new Listeners<[readonly string[]]>()

  take(batch: FrameBatch): void {
    for (const [id, wire] of batch.shown) this.shown.set(id, fromWire(wire))
    for (const [id, error] of batch.errors) this.errors.set(id, error)
    if (batch.lines.length > 0 || batch.dropped > 0) this.lines.tell(batch.lines, batch.dropped)
    if (batch.active.length > 0) this.active.tell(batch.active)
  }

  /** The engine starts anew: no error of the last run stands. */
  clearErrors(): void {
    for (const [id, error] of [...this.errors.newest]) if (error) this.errors.set(id, null)
  }
}
