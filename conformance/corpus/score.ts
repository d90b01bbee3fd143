// What a comparison comes to.
import type { Compared } from './judge.ts'

export interface Score {
  files: number
  sameFiles: number
  lines: number
  sameLines: number
}

export function scoreOf(compared: readonly Compared[]): Score {
  const score: Score = { files: 0, sameFiles: 0, lines: 0, sameLines: 0 }
  for (const { same, lines, identical } of compared) {
    score.files++
    if (same) score.sameFiles++
    score.lines += lines
    score.sameLines += identical
  }
  return score
}
