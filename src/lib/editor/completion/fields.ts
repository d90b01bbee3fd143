// Fields of stored documents, as keys of a query, a sorting or a document that is being typed; and the operators of queries.
import type { Suggestion } from './types.ts'

/** What stands behind a field of a query: `{n: {$gt: 3}}`. */
const OPERATORS: readonly (readonly [name: string, about: string])[] = [
  ['$gt', 'Greater than'],
  ['$gte', 'Greater than or equal'],
  ['$lt', 'Less than'],
  ['$lte', 'Less than or equal'],
  ['$ne', 'Anything but'],
  ['$in', 'One of a list'],
  ['$nin', 'None of a list'],
  ['$contains', 'A text that contains it, a list that has it'],
  ['$exists', 'true: the field is there'],
  ['$not', 'Not so']
]
/** Given by the store itself. */
const ITS_OWN = new Set(['_id', '_created', '_updated'])

const key = (name: string): string => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: `

/** `fields`: dotted paths, the most frequent first. `path`: the keys around the caret. */
export function fieldKeys(
  argument: 'query' | 'sort' | 'doc',
  fields: readonly string[],
  path: readonly string[],
  collection: string
): Suggestion[] {
  const about = `In the documents of “${collection}”`
  const offer = (name: string): Suggestion => ({ label: name, insert: key(name), about, tag: 'field' })
  if (argument === 'doc') {
    const above = path.map((each) => `${each}.`).join('')
    const names = fields.flatMap((field) =>
      field.startsWith(above) ? [field.slice(above.length).split('.')[0]!] : []
    )
    return [...new Set(names)].filter((name) => name !== '' && !ITS_OWN.has(name)).map(offer)
  }
  if (path.length === 0) return fields.map(offer)
  if (argument === 'sort') return []
  return OPERATORS.map(([name, about]) => ({ label: name, insert: key(name), about, tag: 'operator' }))
}
