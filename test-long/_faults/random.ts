// Chance that can be had again: the same seed, the same numbers.

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain): numbers from 0 up to 1. */
export function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
