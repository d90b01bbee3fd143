// A schema as a TypeScript type, for the code editor.
import { Kind, OptionalKind, type TSchema } from '@sinclair/typebox'

/** What it has no word for is any. */
export function typeText(schema: TSchema): string {
  switch (schema[Kind]) {
    case 'Number':
    case 'Integer':
      return 'number'
    case 'String':
      return 'string'
    case 'Boolean':
      return 'boolean'
    case 'Null':
      return 'null'
    case 'Literal':
      return JSON.stringify(schema.const)
    case 'Array': {
      const item = typeText(schema.items as TSchema)
      return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`
    }
    case 'Union':
      return union(schema.anyOf as TSchema[])
    case 'Object':
      return record(schema, [])
    case 'Record':
      return '{ [key: string]: any }'
    default:
      return 'any'
  }
}

/**
 * Of several kinds of records each gets the fields of the others, which it does not have: so `x.value` may be asked for before it
 * is known which kind x is.
 */
function union(members: readonly TSchema[]): string {
  const names = [...new Set(members.flatMap(fieldsOf))]
  return [
    ...new Set(members.map((each) => (each[Kind] === 'Object' ? record(each, names) : typeText(each))))
  ].join(' | ')
}

const fieldsOf = (schema: TSchema): string[] =>
  schema[Kind] === 'Object' ? Object.keys(schema.properties as object) : []

function record(schema: TSchema, others: readonly string[]): string {
  const own = Object.entries(schema.properties as Record<string, TSchema>).map(
    ([name, of]) => `${key(name)}${OptionalKind in of ? '?' : ''}: ${typeText(of)}`
  )
  const absent = others.filter((name) => !Object.hasOwn(schema.properties as object, name))
  const fields = [...own, ...absent.map((name) => `${key(name)}?: undefined`)]
  return fields.length === 0 ? '{}' : `{ ${fields.join('; ')} }`
}

const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))
