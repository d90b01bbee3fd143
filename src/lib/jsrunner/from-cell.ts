// Reads what a cell says, field by field: a cell is a stranger, and its side of the wire may be in user code's hands.
// Values stay encoded; the codec checks them when they are decoded.
import {
  kvOperations,
  limits,
  type CellFault,
  type FromCell,
  type KvOperation,
  type LineLevel,
  type Out
} from './protocol.ts'

/** The message as the protocol has it, or null where it is none. */
export function readFromCell(data: unknown): FromCell | null {
  if (!isObject(data)) return null
  switch (data.type) {
    case 'ready':
    case 'pong':
    case 'stopped':
      return { type: data.type }
    case 'taken':
      return isId(data.id) ? { type: 'taken', id: data.id } : null
    case 'out':
      return readOut(data)
    case 'kv':
      return readRequest(data)
    default:
      return null
  }
}

type Fields = Record<string, unknown>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isList = (value: unknown, longest: number): value is unknown[] =>
  Array.isArray(value) && value.length <= longest
const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2

function readOut({ sends, lines, faults }: Fields): Out | null {
  if (!isList(sends, limits.sends) || !isList(lines, limits.lines) || !isList(faults, limits.faults + 2))
    return null
  const out: Out = { type: 'out', sends: [], lines: [], faults: [] }
  for (const send of sends) {
    if (!isPair(send) || !isId(send[1]) || send[1] >= limits.outlets) return null
    out.sends.push([send[0], send[1]])
  }
  for (const line of lines) {
    if (!isPair(line) || !isLevel(line[0]) || typeof line[1] !== 'string') return null
    out.lines.push([line[0], line[1].slice(0, limits.lineLength + 2)])
  }
  for (const fault of faults) {
    const read = readFault(fault)
    if (!read) return null
    out.faults.push(read)
  }
  return out
}

const isLevel = (value: unknown): value is LineLevel =>
  value === 'log' || value === 'warn' || value === 'error'

function readFault(value: unknown): CellFault | null {
  if (!isObject(value)) return null
  const { code, message, advice, line } = value
  if (typeof message !== 'string' || typeof advice !== 'string') return null
  return {
    code:
      typeof code === 'string' && /^[a-z]+(-[a-z]+)*$/.test(code) && code.length <= 40 ? code : 'cell-threw',
    message: message.slice(0, 1000),
    advice: advice.slice(0, 1000),
    line: Number.isSafeInteger(line) && (line as number) > 0 ? (line as number) : null
  }
}

function readRequest({ id, store, operation, key, value }: Fields): FromCell | null {
  if (!isId(id) || typeof key !== 'string') return null
  if (store !== null && typeof store !== 'string') return null
  if (!kvOperations.includes(operation as KvOperation)) return null
  return { type: 'kv', id, store, operation: operation as KvOperation, key, value }
}
