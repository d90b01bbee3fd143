// One atom as Pd writes it: separators, white space and placeholders in a symbol get a backslash. So does what would begin a record
// or a quoted text here, which Pd reads as the same symbol.
import type { Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { numberText } from '../../runtime/text/number.ts'

export function fudiWord(value: Value): string {
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return value.replace(/^[{["]|[\s,;\\]|\$(?=\d)/g, '\\$&')
  return formatAtom(value)
}
