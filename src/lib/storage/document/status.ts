// Whether a document is saved: what the indicator shows, and what must be true at every moment.
import type { LoadbangError } from '../../runtime/errors.ts'

export interface SaveStatus {
  /** `saving` from the moment of an edit until its commit; `not-saved` from a failed write until all is committed again. */
  state: 'saved' | 'saving' | 'not-saved'
  /** Why it is not saved. */
  error?: LoadbangError
  /** Edits not committed yet. */
  pending: number
}

export type Listener<T> = (value: T) => void

/** A value that can be watched; has the shape of a Svelte store. A listener is called at once, then at every change. */
export interface Watched<T> {
  readonly current: T
  subscribe(listener: Listener<T>): () => void
}

export interface Settable<T> extends Watched<T> {
  set(value: T): void
}

export function watched<T>(initial: T, same: (a: T, b: T) => boolean): Settable<T> {
  const listeners = new Set<Listener<T>>()
  let current = initial
  return {
    get current() {
      return current
    },
    subscribe(listener) {
      listeners.add(listener)
      listener(current)
      return () => listeners.delete(listener)
    },
    set(value) {
      if (same(current, value)) return
      current = value
      for (const listener of [...listeners]) listener(value)
    }
  }
}
