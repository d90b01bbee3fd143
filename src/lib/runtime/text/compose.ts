// What a row of atoms means as a message: Pd's reading of `bang`, `float 3`, `symbol foo` and `list a b`, a selector with
// arguments, or data. And the way back: which atoms a message has.
import { Bang, bang, Command, isBinary, isRecord, type List, type Message, type Value } from '../message.ts'
import { badFloat, noMessage } from './errors.ts'
import type { Role } from './part.ts'

/** The message that `values` (at least one) are; `role` is that of the first. Throws where it can be none. */
export function compose(role: Role, values: List): Message {
  const head = values[0]
  if (role === 'data' || typeof head !== 'string') return asList(values)
  const rest = values.slice(1)
  if (role === 'word') {
    if (head === 'bang') return bang
    if (head === 'list') return rest.length ? asList(rest) : bang
    if (head === 'symbol') return typeof rest[0] === 'string' ? rest[0] : ''
    if (head === 'float') return asFloat(rest[0])
  }
  return new Command(head, rest)
}

/** One atom is itself, more are a list. */
function asList(values: List): Message {
  return values.length === 1 ? asMessage(values[0]) : values
}

function asFloat(value: Value): number {
  if (value === undefined) return 0
  if (typeof value !== 'number') throw badFloat()
  return value
}

/** A value as a message of its own: true and false are 1 and 0 (rule 2), nothing is none. */
export function asMessage(value: Value): Message {
  if (value === true) return 1
  if (value === false) return 0
  if (value === null || value === undefined) throw noMessage('null')
  if (typeof value !== 'object') return value
  if (value instanceof Bang || value instanceof Command || Array.isArray(value)) return value as Message
  if (isBinary(value) || isRecord(value)) return value
  throw noMessage('a date')
}

const none: List = Object.freeze([])

/** The atoms of a message: a record or a binary is one (rule 12), a bang none, a command its arguments. */
export function atomsOf(message: Message): List {
  if (message instanceof Bang) return none
  if (message instanceof Command) return message.args
  return Array.isArray(message) ? (message as List) : [message as Value]
}
