// Whether a text stands anywhere in a stored value: in a text, a number, a field's name; in either case.
import { isBinary, type List, type MessageRecord, type Value } from '../runtime/message.ts'
import { cellKind } from './data-cell.ts'

export function searchFor(text: string): (value: Value) => boolean {
  const wanted = text.toLowerCase()
  const inText = (text: string): boolean => text.toLowerCase().includes(wanted)
  const holds = (value: Value, depth: number): boolean => {
    if (typeof value === 'string') return inText(value)
    if (typeof value === 'number' || typeof value === 'boolean') return inText(String(value))
    if (typeof value !== 'object' || value === null || isBinary(value) || depth > 40) return false
    switch (cellKind(value)) {
      case 'list':
        return (value as List).some((item) => holds(item, depth + 1))
      case 'record': {
        const fields = value as MessageRecord
        return Object.keys(fields).some((key) => inText(key) || holds(fields[key], depth + 1))
      }
      case 'date':
        return !Number.isNaN((value as Date).getTime()) && inText((value as Date).toISOString())
      default:
        return false
    }
  }
  return (value) => holds(value, 0)
}
