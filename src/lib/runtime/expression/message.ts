// From the value of an expression, or of a cell, to the message that leaves the outlet: rule 2.
import { LoadbangError } from '../errors.ts'
import type { Message, Value } from '../message.ts'
import { isDate } from './values.ts'

/** True and false are 1 and 0, a date is its milliseconds, undefined sends nothing, null is an error that says so. */
export function toMessage(value: Value): Message | undefined {
  if (value === true) return 1
  if (value === false) return 0
  if (value === null) {
    throw new LoadbangError(
      'expr-null',
      'The expression gives null, which is no message.',
      'Give undefined to send nothing, or a value: x ?? 0.'
    )
  }
  if (isDate(value)) return value.getTime()
  return value as Message | undefined
}
