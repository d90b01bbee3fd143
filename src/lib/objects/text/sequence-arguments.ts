// The flags of [text sequence].
import { LoadbangError } from '../../runtime/errors.ts'
import type { Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { unitLength } from '../time/tempo.ts'

export interface SequenceArguments {
  /** Lines go to the names that they begin with. */
  readonly global: boolean
  /** Lines that begin with this word are waits. */
  readonly waitWord: string | null
  /** So many numbers at the beginning of a line are a wait. */
  readonly waitNumbers: number
  /** Milliseconds of one wait. */
  readonly unit: number
}

export function sequenceArguments(rest: readonly Value[]): SequenceArguments {
  let global = false
  let waitWord: string | null = null
  let waitNumbers = 0
  let unit = 1
  for (let at = 0; at < rest.length; at++) {
    const flag = rest[at]
    const next = rest[at + 1]
    const unitName = rest[at + 2]
    if (flag === '-g') global = true
    else if (flag === '-w' && (typeof next === 'string' || typeof next === 'number')) {
      waitWord = typeof next === 'string' ? next : null
      waitNumbers = typeof next === 'number' ? Math.max(0, Math.trunc(next)) : 0
      at++
    } else if (flag === '-t' && typeof next === 'number' && typeof unitName === 'string') {
      unit = unitLength(next, unitName)
      at += 2
    } else throw badFlag(flag)
  }
  return { global, waitWord, waitNumbers: global ? Infinity : waitNumbers, unit }
}

const badFlag = (flag: Value): LoadbangError =>
  new LoadbangError(
    'bad-argument',
    `[text sequence] cannot use ${formatAtom(flag)} there.`,
    'After the name of the text write -g, -w and a word or number, or -t and a tempo: -t 120 permin.'
  )
