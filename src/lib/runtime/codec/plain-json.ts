// JSON that is a value as it is, without the codec's tags: parsed several times faster than a structured clone is read.
import type { Value } from '../message.ts'

// As it was before there was anybody's code.
const { parse } = JSON
const { setPrototypeOf } = Object

export const fromPlainJson = (text: string): Value => withoutPrototypes(parse(text))

/** Parsed JSON without tags is a value as it is, but for the prototypes of its records. */
export function withoutPrototypes(json: unknown): Value {
  if (typeof json !== 'object' || json === null) return json as Value
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i++) if (typeof json[i] === 'object') withoutPrototypes(json[i])
    return json as Value
  }
  const fields = json as Record<string, unknown>
  for (const key in fields) if (typeof fields[key] === 'object') withoutPrototypes(fields[key])
  return setPrototypeOf(fields, null) as Value
}
