// Calling a method: an allow-list for each kind of receiver. What is not in the list does not exist, whatever the value's
// prototype says.
import { LoadbangError } from '../errors.ts'
import type { Meter } from './limits.ts'
import { LIST_METHODS } from './methods-list.ts'
import { BOOLEAN_METHODS, DATE_METHODS, NUMBER_METHODS, RECORD_METHODS } from './methods-other.ts'
import { TEXT_METHODS } from './methods-text.ts'
import type { Method } from './methods-type.ts'
import { Bang, Command, isBinary } from '../message.ts'
import { capital, Fn, isDate, nameOf } from './values.ts'

const NONE: ReadonlyMap<string, Method<never>> = new Map()

function methodsOf(receiver: unknown): ReadonlyMap<string, Method<never>> {
  if (typeof receiver === 'string') return TEXT_METHODS
  if (typeof receiver === 'number') return NUMBER_METHODS
  if (typeof receiver === 'boolean') return BOOLEAN_METHODS
  if (typeof receiver !== 'object' || receiver === null || receiver instanceof Fn) return NONE
  if (Array.isArray(receiver)) return LIST_METHODS
  if (isDate(receiver)) return DATE_METHODS
  if (receiver instanceof Bang || receiver instanceof Command || isBinary(receiver)) return NONE
  return RECORD_METHODS
}

/** The method, or undefined: for `x.name?.()`. */
export function hasMethod(receiver: unknown, name: string): boolean {
  return methodsOf(receiver).has(name)
}

export function callMethod(meter: Meter, receiver: unknown, name: string, args: readonly unknown[]): unknown {
  if (receiver === null || receiver === undefined) {
    throw new LoadbangError(
      'expr-undefined',
      `${receiver === null ? 'null' : 'undefined'} has no "${name}".`,
      'Write ?. where something may be missing.'
    )
  }
  const methods = methodsOf(receiver)
  const method = methods.get(name)
  if (!method) {
    const known = [...methods.keys()].filter((key) => key !== 'toString' && key !== 'valueOf')
    throw new LoadbangError(
      'expr-method',
      `${capital(nameOf(receiver))} has no method "${name.slice(0, 40)}".`,
      known.length > 0 ? `It has: ${known.join(', ')}.` : 'It has none.'
    )
  }
  meter.spend(1)
  return method(receiver as never, args, meter)
}
