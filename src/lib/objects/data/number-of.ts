// A symbol as the number that it begins with, for [float] and [int].
import { LoadbangError } from '../../runtime/errors.ts'

/** Throws `no-number` where the symbol begins with none. */
export function numberOf(symbol: string): number {
  const value = parseFloat(symbol)
  if (!Number.isNaN(value)) return value
  throw new LoadbangError('no-number', `The symbol ${JSON.stringify(symbol)} is no number.`, 'Send a number.')
}
