// A value that can be watched, with the shape of a Svelte store: what shows states of the disk and of the hub.

export type Listener<T> = (value: T) => void

/** A listener is called at once, then at every change. */
export interface Watched<T> {
  readonly current: T
  subscribe(listener: Listener<T>): () => void
}

export interface Settable<T> extends Watched<T> {
  set(value: T): void
}

export function watched<T>(initial: T, same: (a: T, b: T) => boolean = Object.is): Settable<T> {
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
