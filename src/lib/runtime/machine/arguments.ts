// Are a box's atoms what its class declares? Tuples with optional items, or an array of one type. Surplus atoms are ignored,
// as Pd does; a wrong one names its place and title, and the box stays dashed.
import { Kind, OptionalKind, type TSchema } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import { LoadbangError } from '../errors.ts'
import type { List, Value } from '../message.ts'
import { formatAtom } from '../text/format.ts'

function fit(schema: TSchema, value: Value, place: number, className: string, single: boolean): Value {
  if (Check(schema, value)) return value
  // As in Pd: where one name is asked, 0 is what an abstraction's missing argument left behind. Who may be named 0 asks for a letter.
  if (value === 0 && single && Check(schema, '')) return ''
  // Numbers serve where a string is asked (rule 9): [kv 60].
  if (typeof value === 'number' && Check(schema, String(value))) return String(value)
  const title = typeof schema.title === 'string' ? schema.title : `argument ${place + 1}`
  const kind =
    schema[Kind] === 'Number' || schema[Kind] === 'Integer'
      ? 'a number'
      : schema[Kind] === 'String'
        ? 'a name'
        : 'something else'
  throw new LoadbangError(
    'bad-argument',
    `[${className}] asks for ${kind} as its ${title}, and found ${formatAtom(value)}.`,
    'Correct the text of the box.'
  )
}

/** Arguments as `create` receives them: an array. Throws `bad-argument`. */
export function readArguments(schema: TSchema, atoms: List, className: string): Value[] {
  if (schema[Kind] === 'Array')
    return atoms.map((atom, i) => fit(schema.items as TSchema, atom, i, className, false))
  const items = (schema.items ?? []) as TSchema[]
  const found: Value[] = []
  items.forEach((item, i) => {
    if (i < atoms.length) found.push(fit(item, atoms[i], i, className, true))
    else if (!(OptionalKind in item)) {
      throw new LoadbangError(
        'bad-argument',
        `[${className}] needs its ${typeof item.title === 'string' ? item.title : `argument ${i + 1}`}.`,
        'Type it after the name.'
      )
    }
  })
  return found
}
