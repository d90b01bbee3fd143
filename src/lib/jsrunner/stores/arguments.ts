// The arguments of what a cell asks its stores, checked one by one: a cell is a stranger, and calls things by mistake, too.
import { isRecord, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { FindOptions, Query } from '../../runtime/ports.ts'
import { cellErrors } from '../errors.ts'

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
const isPlain = (value: Value): value is MessageRecord =>
  typeof value === 'object' && value !== null && isRecord(value)

/** Numbers serve where a text is asked (rule 9). */
export function text(value: Value, what: string): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw cellErrors.value(`${what} must be a text.`, 'Write it in quotes.')
}

export const key = (value: Value): string => text(value, 'A key')
export const collection = (value: Value): string => text(value, 'The name of a collection')
export const id = (value: Value): string => text(value, 'The _id of a document')

export function keys(value: Value): string[] {
  if (isList(value)) return value.map(key)
  throw cellErrors.value('getMany() asks for a list of keys.', "Write getMany(['a', 'b']).")
}

export function entries(value: Value): [string, Value][] {
  const wrong = (): Error =>
    cellErrors.value('setMany() asks for keys with their values.', 'Write setMany({ a: 1, b: 2 }).')
  if (!isList(value)) throw wrong()
  return value.map((entry) => {
    if (!isList(entry) || entry.length !== 2) throw wrong()
    return [key(entry[0]), entry[1]]
  })
}

export function number(value: Value, what: string): number {
  if (typeof value === 'number') return value
  throw cellErrors.value(`${what} must be a number.`, 'Give a number, or nothing for 1.')
}

export function doc(value: Value): MessageRecord {
  if (isPlain(value)) return value
  throw cellErrors.value('A document must be a record.', "Write { title: 'Hello' }.")
}

export function docs(value: Value): MessageRecord[] {
  if (isList(value)) return value.map(doc)
  throw cellErrors.value('insertMany() asks for a list of documents.', 'Write insertMany(name, [{ n: 1 }]).')
}

export function query(value: Value): Query | undefined {
  if (value === undefined || value === null) return undefined
  if (isPlain(value)) return value
  throw cellErrors.value('A query must be a record.', "Write { author: 'ada' }, or {} for all documents.")
}

export function findOptions(value: Value): FindOptions | undefined {
  if (value === undefined || value === null) return undefined
  const wrong = (what: string): Error =>
    cellErrors.value(what, 'Write { sort: { n: -1 }, limit: 10, skip: 0 }.')
  if (!isPlain(value)) throw wrong('The options of a search must be a record.')
  const options: FindOptions = {}
  for (const [name, given] of Object.entries(value)) {
    if (given === undefined) continue
    if (name === 'sort') {
      if (!isPlain(given)) throw wrong('sort must be a record of fields.')
      options.sort = given
    } else if (name === 'limit' || name === 'skip') {
      if (typeof given !== 'number' || !(given >= 0))
        throw wrong(`${name} must be a number that is not below 0.`)
      options[name] = given
    } else throw wrong(`A search has no option ${name.slice(0, 40)}.`)
  }
  return options
}
