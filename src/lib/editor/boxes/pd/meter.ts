// How high a level stands on a meter: from silence to 12 dB, most room where one listens.
const MARKS = [
  [-100, 0],
  [-60, 0.1],
  [-40, 0.25],
  [-20, 0.5],
  [-6, 0.75],
  [0, 0.87],
  [12, 1]
] as const

/** 0 to 1. */
export function meterShare(decibels: number): number {
  for (const [i, [high, top]] of MARKS.entries()) {
    if (decibels > high) continue
    const [low, bottom] = MARKS[Math.max(0, i - 1)]!
    return high === low ? 0 : bottom + ((decibels - low) / (high - low)) * (top - bottom)
  }
  return 1
}
