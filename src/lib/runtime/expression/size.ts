// How big is a value as a tree? A list that holds one list twice, thirty times over, is small in memory and endless as text;
// whatever leaves an expression, or becomes JSON, is measured first.
import { LoadbangError } from '../errors.ts'
import { Bang, Command, isBinary, type Value } from '../message.ts'
import { LIMITS, tooDeep, type Meter } from './limits.ts'
import { Fn, isDate } from './values.ts'

/** Spends a step for every part of the value; gives the characters of its texts. Throws if too big, too deep, or a function. */
export function weigh(meter: Meter, value: unknown, perPart = 0, depth = 0): number {
  if (typeof value === 'string') {
    meter.spend(1)
    return value.length + 2 + perPart * depth
  }
  if (typeof value !== 'object' || value === null) {
    meter.spend(1)
    return 24 + perPart * depth
  }
  if (value instanceof Fn) {
    throw new LoadbangError('expr-function', 'The expression gives a function.', 'Call it: write f(x).')
  }
  meter.spend(1)
  if (value instanceof Bang || isDate(value) || isBinary(value)) return 32 + perPart * depth
  if (depth > LIMITS.resultDepth) throw tooDeep()
  if (value instanceof Command) return weigh(meter, value.args, perPart, depth + 1) + value.selector.length
  let length = 2
  if (Array.isArray(value)) {
    for (const item of value) length += 1 + weigh(meter, item, perPart, depth + 1)
  } else {
    for (const key of Object.keys(value)) {
      length += key.length + 4 + weigh(meter, (value as Record<string, unknown>)[key], perPart, depth + 1)
    }
  }
  return length
}

/** A result that may leave: what came in as it is needs no measuring. */
export function settled(meter: Meter, value: unknown): Value {
  if (typeof value === 'object' && value !== null && !meter.inputs.includes(value)) weigh(meter, value)
  return value as Value
}
