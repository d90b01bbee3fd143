// One argument of an operation, prepared once from its TypeBox schema: what it takes, how a value is made to fit (rule 9), and
// how it is called in sentences. Compiled checks would need eval, so the common kinds are checked by hand, the others by TypeBox.
import { Kind, type TSchema } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import type { List, Value } from '../message.ts'
import { numberText } from '../text/number.ts'

export interface Field {
  readonly name: string
  readonly schema: TSchema
  readonly optional: boolean
  /** As it stands in `set KEY VALUE`: capitals, with dots where it is a list. */
  readonly label: string
  /** Surplus arguments may become a list here. */
  readonly takesList: boolean
  /** A record may be its value, so a lone record is that and not named fields (rule 7). */
  readonly takesRecord: boolean
  /** The value as the schema asks for it, or MISFIT. */
  fit(value: Value): Value | typeof MISFIT
}

export const MISFIT: unique symbol = Symbol('misfit')

type Test = (value: Value) => boolean

export function prepareField(name: string, schema: TSchema, optional: boolean): Field {
  const takesList = admits(schema, ['Array', 'Tuple', 'Any', 'Unknown'])
  const capitals = name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toUpperCase()
  const label = kindOfSchema(schema) === 'Array' ? `${capitals}…` : capitals
  return {
    name,
    schema,
    optional,
    label,
    takesList,
    takesRecord: admits(schema, ['Object', 'Record', 'Any', 'Unknown']),
    fit: fitter(schema)
  }
}

/**
 * A number serves where a string is asked, 0 and 1 where a boolean is (text has no other for it), one item where a list is. A
 * value that fits as it is stays the same object.
 */
function fitter(schema: TSchema): (value: Value) => Value | typeof MISFIT {
  const test = tester(schema)
  const item =
    kindOfSchema(schema) === 'Array' ? fitter((schema as TSchema & { items: TSchema }).items) : null
  const fit = (value: Value): Value | typeof MISFIT => {
    if (test(value)) return value
    if (typeof value === 'number') {
      const text = numberText(value)
      if (test(text)) return text
      if ((value === 0 || value === 1) && test(value === 1)) return value === 1
    }
    if (!item) return MISFIT
    const fitted = (Array.isArray(value) ? (value as List) : [value]).map(item)
    return !fitted.includes(MISFIT) && test(fitted as List) ? (fitted as List) : MISFIT
  }
  return fit
}

const kindOfSchema = (schema: TSchema): string => schema[Kind]

const members = (schema: TSchema): readonly TSchema[] => schema.anyOf as readonly TSchema[]

/** Whether a value of one of these kinds of schema can stand here. */
function admits(schema: TSchema, kinds: readonly string[]): boolean {
  if (kindOfSchema(schema) === 'Union') return members(schema).some((member) => admits(member, kinds))
  return kinds.includes(kindOfSchema(schema))
}

const limits = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
const textLimits = ['minLength', 'maxLength', 'pattern', 'format']

function tester(schema: TSchema): Test {
  const without = (keywords: readonly string[]): boolean =>
    keywords.every((keyword) => schema[keyword] === undefined)
  switch (kindOfSchema(schema)) {
    case 'Any':
    case 'Unknown':
      return () => true
    case 'String':
      if (without(textLimits)) return (value) => typeof value === 'string'
      break
    case 'Number':
      // Unlike TypeBox, infinities and NaN are numbers: an overflow must arrive as what it is (rule 4).
      if (without(limits)) return (value) => typeof value === 'number'
      break
    case 'Boolean':
      return (value) => typeof value === 'boolean'
    case 'Literal':
      return (value) => value === schema.const
    case 'Union': {
      const tests = members(schema).map(tester)
      return (value) => tests.some((test) => test(value))
    }
  }
  return (value) => Check(schema, value)
}
