// Chance that can be repeated.
import fc from 'fast-check'

export interface Random {
  /** From 0 on, less than `below`. */
  nat(below: number): number
  pick<T>(from: readonly T[]): T
  chance(probability: number): boolean
  /** A value of fast-check's. */
  of<T>(arbitrary: fc.Arbitrary<T>): T
}

/** Tommy Ettinger's mulberry32 (public domain). */
export function seeded(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  // Sampling one at a time would build the arbitrary anew each time.
  const stocks = new Map<fc.Arbitrary<unknown>, unknown[]>()
  const random: Random = {
    nat: (below) => Math.floor(next() * below),
    pick: (from) => from[random.nat(from.length)]!,
    chance: (probability) => next() < probability,
    of<T>(arbitrary: fc.Arbitrary<T>) {
      let stock = stocks.get(arbitrary)
      if (!stock?.length) {
        stock = fc.sample(arbitrary, { seed: random.nat(2 ** 31), numRuns: 50 })
        stocks.set(arbitrary, stock)
      }
      return stock.pop() as T
    }
  }
  return random
}
