// What boxes on the screen have told the canvas about themselves. Read by commands and by the engine's news, never drawn from:
// so plain maps, which nothing reactive follows.
import type { Flash, Playable } from '../boxes/host.ts'

/** More boxes than these, active in one frame, are many. */
const MANY = 24

export class Registers {
  /** Controls that the keyboard can play, by box. */
  readonly controls = new Map<string, Partial<Playable>>()
  readonly #parts = new Map<string, Partial<Playable>[]>()
  readonly #flashes = new Map<string, Set<Flash>>()
  readonly #onScreen = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false
  readonly #watch: (ids: readonly string[]) => void

  /** `watch` is told which boxes are on the screen, once for many that come and go together. */
  constructor(watch: (ids: readonly string[]) => void) {
    this.#watch = watch
  }

  /** A box may have several parts that can be played: a cell its code and its knobs. */
  addControl(id: string, control: Partial<Playable>): () => void {
    const change = (parts: Partial<Playable>[]): void => {
      this.#parts.set(id, parts)
      if (parts.length > 0)
        this.controls.set(
          id,
          parts.reduce((all, part) => ({ ...all, ...part }), {})
        )
      else {
        this.#parts.delete(id)
        this.controls.delete(id)
      }
    }
    const parts = (): Partial<Playable>[] => this.#parts.get(id) ?? []
    change([...parts(), control])
    return () => change(parts().filter((part) => part !== control))
  }

  addFlash(id: string, flash: Flash): () => void {
    const listeners = this.#flashes.get(id) ?? new Set()
    this.#flashes.set(id, listeners.add(flash))
    return () => {
      listeners.delete(flash)
      if (listeners.size === 0) this.#flashes.delete(id)
    }
  }
  flash(ids: readonly string[]): void {
    const many = ids.length > MANY
    for (const id of ids) this.#flashes.get(id)?.forEach((flash) => flash(many))
  }

  appear(id: string): () => void {
    this.#onScreen.add(id)
    this.#tell()
    return () => {
      this.#onScreen.delete(id)
      this.#tell()
    }
  }
  #tell(): void {
    if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (!this.#closed) this.#watch([...this.#onScreen])
    }, 30)
  }

  /** Tells nobody any more: the engine may be gone. */
  close(): void {
    this.#closed = true
  }
}
