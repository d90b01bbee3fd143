// What kind of value something is, in the order in which kinds are sorted. Called for each value compared, so the common kinds
// are told apart without asking for a tag.
import { Bang, Command, isBinary, type MessageRecord, type Value } from '../../runtime/message.ts'

/** Kinds in their order, MongoDB's; what only Loadbang has comes last. */
export const Kind = {
  nothing: 0,
  number: 1,
  text: 2,
  record: 3,
  list: 4,
  binary: 5,
  boolean: 6,
  date: 7,
  bang: 8,
  command: 9
} as const
export type Kind = (typeof Kind)[keyof typeof Kind]

export function kindOfValue(value: Value): Kind {
  switch (typeof value) {
    case 'number':
      return Kind.number
    case 'string':
      return Kind.text
    case 'boolean':
      return Kind.boolean
    case 'object':
      return value === null ? Kind.nothing : kindOfObject(value)
    default:
      return Kind.nothing
  }
}

function kindOfObject(value: object): Kind {
  if (Array.isArray(value)) return Kind.list
  if (Object.getPrototypeOf(value) === null) return Kind.record
  if (value instanceof Date) return Kind.date
  if (value instanceof Bang) return Kind.bang
  if (value instanceof Command) return Kind.command
  if (isBinary(value)) return Kind.binary
  // A date of another realm.
  return Object.prototype.toString.call(value) === '[object Date]' ? Kind.date : Kind.record
}

/** A record of a stranger: plain, with or without a prototype. */
export function isPlain(value: unknown): value is MessageRecord {
  return typeof value === 'object' && value !== null && kindOfObject(value) === Kind.record
}
