// How a value looks in the console when a cell prints it: text as it is, everything else as short JavaScript.
import { Bang, Command } from '../../runtime/message.ts'
import { limits } from '../protocol.ts'

const deepest = 6
const longest = 100

/** The arguments of one console call as one line of text. */
export function inspectAll(values: readonly unknown[]): string {
  let text = ''
  for (const value of values) {
    text += `${text === '' ? '' : ' '}${typeof value === 'string' ? value : inspect(value)}`
    if (text.length > limits.lineLength) return `${text.slice(0, limits.lineLength)} …`
  }
  return text
}

export function inspect(value: unknown, depth = 0, above: readonly object[] = []): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > limits.lineLength ? value.slice(0, limits.lineLength) : value)
  if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`
  if (typeof value === 'bigint') return `${value}n`
  if (Object.is(value, -0)) return '-0'
  if (typeof value !== 'object' || value === null) return String(value)
  if (above.includes(value)) return '[itself]'
  if (depth > deepest) return '…'
  try {
    return inspectObject(value, (inner) => inspect(inner, depth + 1, [...above, value]))
  } catch {
    return '[cannot be shown]'
  }
}

function inspectObject(value: object, inner: (value: unknown) => string): string {
  if (value instanceof Bang) return 'bang'
  if (value instanceof Command) return [value.selector, ...value.args.map(inner)].join(' ')
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (Array.isArray(value)) return `[${some(value, inner)}]`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  if (ArrayBuffer.isView(value)) {
    return value instanceof DataView
      ? `DataView(${value.byteLength})`
      : `${kind}(${(value as Uint8Array).length})`
  }
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${value.byteLength})`
  if (value instanceof Map) return `Map {${some([...value], ([k, v]) => `${inner(k)} => ${inner(v)}`)}}`
  if (value instanceof Set) return `Set {${some([...value], inner)}}`
  if (value instanceof RegExp) return String(value)
  if (kind !== 'Object') return `[${kind}]`
  const fields = some(Object.entries(value), ([key, field]) => `${keyText(key)}: ${inner(field)}`)
  return fields === '' ? '{}' : `{ ${fields} }`
}

const keyText = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key))

function some<T>(items: readonly T[], show: (item: T) => string): string {
  const shown = items.slice(0, longest).map(show).join(', ')
  return items.length > longest ? `${shown}, … ${items.length - longest} more` : shown
}
