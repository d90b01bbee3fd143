// Units of time of [metro], [delay] and [timer]: `500 msec`, `2 sec`, `120 permin`, as arguments and as the message `tempo`.
import * as Type from '@sinclair/typebox'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'

export const Tempo = Type.Object(
  {
    type: Type.Literal('tempo'),
    amount: Type.Number({ description: 'how many of the unit are one' }),
    unit: Type.String({ description: 'msec, sec, min, samp, or permsec, persec, permin' })
  },
  { description: 'Counts time in other units from now on: `tempo 120 permin`.' }
)
export const Stop = Type.Object({ type: Type.Literal('stop') }, { description: 'Stops it.' })

const UNITS: readonly (readonly [string, number])[] = [
  ['millisec', 1],
  ['msec', 1],
  ['sec', 1000],
  ['min', 60_000],
  // Pd counts samples at the rate of its sound; until there is sound, 48,000 a second.
  ['sam', 1000 / 48_000]
]

/** Milliseconds of one unit. An amount of 0 or less counts as 1, as in Pd. Throws `bad-unit`. */
export function unitLength(amount: number, unit: string): number {
  const per = unit.startsWith('per')
  const name = per ? unit.slice(3) : unit
  const found = UNITS.find(([start]) => name.startsWith(start))
  if (!found) {
    throw new LoadbangError(
      'bad-unit',
      `There is no unit of time "${unit}".`,
      'Write a number of milliseconds, such as 500, or units: 2 sec; 1 120 permin is 120 a minute.'
    )
  }
  const count = amount > 0 ? amount : 1
  return per ? found[1] / count : found[1] * count
}

export interface TimeArguments {
  /** In units. */
  time: number | undefined
  /** Milliseconds of a unit. */
  unit: number
}

/** `500`, `500 msec`, `1 120 permin`: numbers and the name of a unit, wherever it stands. */
export function timeArguments(atoms: List, className: string): TimeArguments {
  const numbers = atoms.filter((atom) => typeof atom === 'number')
  const names = atoms.filter((atom) => typeof atom === 'string')
  const other = atoms.find((atom) => typeof atom !== 'number' && typeof atom !== 'string')
  if (other !== undefined || numbers.length > 2 || names.length > 1) {
    const wrong = other ?? names[1] ?? numbers[2]
    throw new LoadbangError(
      'bad-argument',
      `[${className}] cannot use ${formatAtom(wrong)}.`,
      `Write for example ${className} 500, or ${className} 1 120 permin.`
    )
  }
  const [time, amount] = numbers
  return { time, unit: names[0] === undefined ? 1 : unitLength(amount ?? 1, names[0]) }
}
