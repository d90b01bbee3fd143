// Merged bytes of rooms, bounded in sum and in time: joins come in waves, and between them a room costs its state vector alone.
export interface MergedCacheOptions {
  /** Bytes in sum. */
  maxBytes: number
  /** Milliseconds after the last use. */
  maxAge: number
}

interface Item {
  /** What a room is now, in pieces: the first is the merged past, the others came since. */
  pieces: Uint8Array[]
  size: number
  used: number
}

export class MergedCache {
  readonly #items = new Map<string, Item>()
  readonly #options: MergedCacheOptions
  #size = 0

  constructor(options: MergedCacheOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#size
  }

  get(name: string, now: number): readonly Uint8Array[] | undefined {
    const item = this.#items.get(name)
    if (!item) return undefined
    item.used = now
    // The map's order is that of use.
    this.#items.delete(name)
    this.#items.set(name, item)
    return item.pieces
  }

  set(name: string, bytes: Uint8Array, now: number): void {
    this.delete(name)
    this.#items.set(name, { pieces: [bytes], size: bytes.length, used: now })
    this.#size += bytes.length
    this.#shrink(now)
  }

  /** Adds what became durable, if the room's past is here. */
  push(name: string, updates: readonly Uint8Array[]): void {
    const item = this.#items.get(name)
    if (!item) return
    for (const update of updates) {
      item.pieces.push(update)
      item.size += update.length
      this.#size += update.length
    }
    this.#shrink(-Infinity)
  }

  delete(name: string): void {
    const item = this.#items.get(name)
    if (!item) return
    this.#size -= item.size
    this.#items.delete(name)
  }

  /** Lets go of what was not used for long. */
  sweep(now: number): void {
    this.#shrink(now)
  }

  #shrink(now: number): void {
    for (const [name, { used }] of this.#items) {
      if (this.#size <= this.#options.maxBytes && now - used <= this.#options.maxAge) return
      this.delete(name)
    }
  }
}
