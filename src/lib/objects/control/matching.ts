// `key=value` as an argument of [route] (rule 15): which records it matches. The value is an atom, compared strictly: `n=5` the
// number, `n="5"` the text; a bare true, false or null is also the value of that name. A dotted path leads into records.
import { isRecord, type MessageRecord, type Value } from '../../runtime/message.ts'
import { readNumber } from '../../runtime/text/number.ts'

export interface FieldMatch {
  key: string
  value: Value
}

/** The match that an argument names; null where it has no `=` after a key. */
export function fieldMatch(atom: Value): FieldMatch | null {
  if (typeof atom !== 'string') return null
  const at = atom.indexOf('=')
  if (at < 1) return null
  const written = atom.slice(at + 1)
  const quoted = /^"([^]*)"$/.exec(written) ?? /^'([^]*)'$/.exec(written)
  return { key: atom.slice(0, at), value: quoted ? quoted[1]! : (readNumber(written) ?? written) }
}

/** The field, by its own name or by a dotted path; undefined where there is none. */
export function fieldOf(record: MessageRecord, key: string): Value {
  if (Object.hasOwn(record, key)) return record[key]
  let value: Value = record
  for (const part of key.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined
    value = (value as MessageRecord)[part]
  }
  return value
}

const JSON_WORDS = new Map<unknown, string>([
  [true, 'true'],
  [false, 'false'],
  [null, 'null']
])

export function matches(record: MessageRecord, { key, value }: FieldMatch): boolean {
  const found = fieldOf(record, key)
  return found === value || (JSON_WORDS.has(found) && JSON_WORDS.get(found) === value)
}
