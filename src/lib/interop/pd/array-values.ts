// The numbers of an array: `#A FROM NUMBER …` records, a thousand numbers each as Pd writes them, <-> one string.
import { readNumber } from '../../runtime/text/number.ts'
import { pdLimits } from './limits.ts'
import type { PdRecord } from './records.ts'

const CHUNK = 1000

/** The array's numbers as the file spells them; where records leave a gap, 0. */
export function arrayValues(contents: readonly PdRecord[], size: number): string {
  const values: string[] = []
  const most = Math.min(Math.max(size, 1), pdLimits.array)
  for (const [, from = '0', ...numbers] of contents) {
    const start = readNumber(from) ?? 0
    if (!Number.isInteger(start) || start < 0 || start > most) continue
    while (values.length < start) values.push('0')
    numbers.forEach((number, i) => {
      if (start + i < most) values[start + i] = readNumber(number) === undefined ? '0' : number
    })
  }
  return values.join(' ')
}

export function arrayRecords(values: string | undefined): PdRecord[] {
  if (values === undefined) return []
  const numbers = values.split(/\s+/).filter((number) => readNumber(number) !== undefined)
  const records: PdRecord[] = []
  for (let from = 0; from === 0 || from < numbers.length; from += CHUNK)
    records.push(['#A', String(from), ...numbers.slice(from, from + CHUNK)])
  return records
}
