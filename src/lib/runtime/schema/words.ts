// Schemas and values in words, for the sentences that say what was expected and what came.
import { Kind, type TSchema } from '@sinclair/typebox'
import type { Value } from '../message.ts'
import { formatAtom } from '../text/format.ts'

/** What a schema asks for: `text`, `a number from 0 to 127`, `\`up\` or \`down\``. */
export function expected(schema: TSchema): string {
  switch (schema[Kind]) {
    case 'String':
      return 'text'
    case 'Number':
      return `a number${range(schema)}`
    case 'Integer':
      return `a whole number${range(schema)}`
    case 'Boolean':
      return 'true or false (1 or 0)'
    case 'Null':
      return 'null'
    case 'Array':
      return `a list of which each is ${expected((schema as TSchema & { items: TSchema }).items)}`
    case 'Tuple':
      return 'a list'
    case 'Object':
    case 'Record':
      return 'a record'
    case 'Uint8Array':
      return 'a binary'
    case 'Literal':
      return `\`${formatAtom(schema.const as Value)}\``
    case 'Union':
      return (schema.anyOf as TSchema[]).map(expected).join(' or ')
    default:
      return schema.title ?? 'another kind of value'
  }
}

function range(schema: TSchema): string {
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number }
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`
  if (minimum !== undefined) return ` of at least ${minimum}`
  return maximum === undefined ? '' : ` of at most ${maximum}`
}

/** A value as an error quotes it, cut where it is long. */
export function shown(value: Value): string {
  const text = formatAtom(value)
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``
}
