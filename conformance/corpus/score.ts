// What a comparison comes to.
import { readFileSync } from 'node:fs'
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

/** What may only rise. */
export interface Record {
  /** Of native Pd, with whose patches it was reached: another one has others. */
  version: string
  files: number
  sameFiles: number
  /** Lines that were not identical. */
  otherLines: number
}

export function recorded(): Record {
  const text = readFileSync(new URL('../corpus-score.json', import.meta.url), 'utf8')
  return JSON.parse(text) as Record
}

/** What is worse than recorded, as sentences. */
export function sinkings(score: Score, record: Record): string[] {
  const found: string[] = []
  if (score.files < record.files)
    found.push(`${score.files} files were compared; it were ${record.files} once.`)
  if (score.files - score.sameFiles > record.files - record.sameFiles)
    found.push(
      `${score.files - score.sameFiles} files differ from native Pd; it were ${record.files - record.sameFiles} once.`
    )
  const other = score.lines - score.sameLines
  if (other > record.otherLines)
    found.push(`${other} lines differ from native Pd; it were ${record.otherLines} once.`)
  return found
}
