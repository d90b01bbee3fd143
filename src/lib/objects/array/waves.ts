// One period of a sum of sines or cosines, with Pd's three points more, so that [tabread4] and its like can read round the end.

/** Pd's own π: what it writes into a table is what comes out here. */
const TURN = 2 * 3.14159
const POINTS = 512

/** `points` goes down to a power of two; 0 means 512. */
export function sumOfWaves(
  wave: (phase: number) => number,
  points: number,
  strengths: readonly number[]
): number[] {
  const asked = Math.trunc(points) || POINTS
  const size = asked < 1 ? 1 : 2 ** Math.floor(Math.log2(asked))
  // A sine begins with its first partial, a cosine with the constant.
  const lowest = wave(0) === 0 ? 1 : 0
  return Array.from({ length: size + 3 }, (_, i) => {
    const phase = ((i - 1) * TURN) / size
    return strengths.reduce((sum, strength, j) => sum + strength * wave((j + lowest) * phase), 0)
  })
}
