// Seeded choices.

/** Numbers from 0 below 1: Tommy Ettinger's mulberry32 (public domain). */
export function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export class Choice {
  readonly #next: () => number
  constructor(seed: number) {
    this.#next = seeded(seed)
  }
  /** An integer from 0 below `end`. */
  below(end: number): number {
    return Math.floor(this.#next() * end)
  }
  one<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!
  }
  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0
  }
  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256))
  }
}
