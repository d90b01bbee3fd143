// What the tables of methods share: the shape of a method, and reading its arguments.
import { LoadbangError } from '../errors.ts'
import type { Meter } from './limits.ts'
import { Fn, toNumber } from './values.ts'

export type Method<T> = (receiver: T, args: readonly unknown[], meter: Meter) => unknown
export type Methods<T> = ReadonlyMap<string, Method<T>>

/** ToIntegerOrInfinity: NaN and what is missing are 0. */
export function integer(meter: Meter, value: unknown): number {
  if (value === undefined) return 0
  const number = Math.trunc(toNumber(meter, value))
  return Number.isNaN(number) ? 0 : number
}

/** An optional position: undefined stays so. */
export const position = (meter: Meter, value: unknown): number | undefined =>
  value === undefined ? undefined : integer(meter, value)

/** The function among the arguments; throws where a method cannot do without one. */
export function needFn(value: unknown, method: string): Fn {
  if (value instanceof Fn) return value
  throw new LoadbangError(
    'expr-function',
    `"${method}" needs a function.`,
    `Write for example ${method}(d => d.title).`
  )
}
