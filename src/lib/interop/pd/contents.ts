// What a box keeps with the patch beside its text, in Pd's `#A` records <-> the data of the object that it is here: the numbers of
// an array (`values`), the lines of a text (`text`). Contents of boxes that nothing here reads stay words.
import { arrayRecords, arrayValues } from './array-values.ts'
import { pdLimits } from './limits.ts'
import { guarded, symbolsOfQuotes } from './own-words.ts'
import type { PdRecord } from './records.ts'
import { joinWords, splitWords, wordFromFile, wordToFile } from './words.ts'

export interface Contents {
  /** Numbers, separated by spaces. */
  values?: string
  /** Lines, each with its `;` or `,`. */
  text?: string
  /** Of all other boxes: the words of each record. */
  other?: string[]
}

/** What a box of this text keeps, and where: null is what nothing here reads. */
export function keeperOf(text: string): 'values' | 'text' | null {
  const [cls, sub, ...rest] = splitWords(text)
  if (cls === 'pd-array') return 'values'
  if (sub !== 'define' || !rest.includes('-k')) return null
  return cls === 'array' ? 'values' : cls === 'text' ? 'text' : null
}

export function readContents(text: string, records: readonly PdRecord[]): Contents {
  if (records.length === 0) return {}
  const keeper = keeperOf(text)
  if (keeper === 'values') return { values: arrayValues(records, sizeOf(text)) }
  if (keeper === 'text' && records.length === 1 && records[0]![1] === 'set')
    return { text: linesOf(records[0]!.slice(2)) }
  return { other: records.map((record) => joinWords(record.slice(1).map(wordFromFile))) }
}

export function writeContents(text: string, { values, text: lines, other = [] }: Contents): PdRecord[] {
  const keeper = keeperOf(text)
  const records: PdRecord[] = keeper === 'values' ? arrayRecords(values) : []
  if (keeper === 'text' && lines !== undefined)
    records.push(['#A', 'set', ...splitWords(symbolsOfQuotes(lines)).map(wordToFile)])
  for (const each of other) records.push(['#A', ...splitWords(each).map(wordToFile)])
  return records
}

/** A line for each separator, as the object itself saves them. */
function linesOf(raw: PdRecord): string {
  const words = raw.map(wordFromFile).filter((word) => word !== '')
  return joinWords(words.map(guarded)).replaceAll(
    /(\\[^])|([,;]) /g,
    (all, escaped?: string, end?: string) => (escaped === undefined ? `${end}\n` : all)
  )
}

/** `pd-array NAME SIZE …` says how many numbers there may be; `array define` takes what comes. */
function sizeOf(text: string): number {
  const [cls, , size] = splitWords(text)
  return cls === 'pd-array' ? Number(size) || 0 : pdLimits.array
}
