// Stands in for nanoid in property tests, so that a seed gives the same run again: `vi.mock('nanoid', () => import(…))`.
let next = 0

export function nanoid(): string {
  // Spread, so that the order of ids is not the order of making.
  return `id${String((next++ * 7919) % 100_000).padStart(5, '0')}`
}

export function resetIds(): void {
  next = 0
}
