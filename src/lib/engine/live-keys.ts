// The keyboard as the page tells of it.
import type { KeyEvent, Keys } from '../runtime/ports.ts'

export class LiveKeys implements Keys {
  readonly #listeners = new Set<(event: KeyEvent) => void>()

  watch(listener: (event: KeyEvent) => void): () => void {
    // Each its own, should one be handed in twice.
    const mine = (event: KeyEvent): void => listener(event)
    this.#listeners.add(mine)
    return () => void this.#listeners.delete(mine)
  }

  /** In the order in which they began to listen; who comes meanwhile hears the next key. */
  tell(event: KeyEvent): void {
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) listener(event)
  }
}
