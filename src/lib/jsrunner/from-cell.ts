// Reads what a cell says, field by field: a cell is a stranger, and its side of the wire may be in user code's hands.
// Values stay encoded; the codec checks them when they are decoded.
import {
  limits,
  operations,
  type Ask,
  type CellFault,
  type FromCell,
  type LineLevel,
  type Operation,
  type Out,
  type Service
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
    case 'heard':
    case 'unwatch':
      return isId(data.id) ? { type: data.type, id: data.id } : null
    case 'listen':
    case 'unlisten':
      return isName(data.name) ? { type: data.type, name: data.name } : null
    case 'sleep':
      return isId(data.id) && typeof data.until === 'number' && data.until === data.until
        ? { type: 'sleep', id: data.id, until: data.until }
        : null
    case 'out':
      return readOut(data)
    case 'ask':
      return readAsk(data)
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

function readOut({ sends, to, lines, faults }: Fields): Out | null {
  if (!isList(sends, limits.sends) || !isList(to, sends.length) || to.length < sends.length) return null
  if (!isList(lines, limits.lines) || !isList(faults, limits.faults + 2)) return null
  // Not `every`, which passes over holes.
  for (const target of to) if (!isTarget(target)) return null
  // They are clones: nobody else has them.
  const out: Out = { type: 'out', sends, to: to as Out['to'], lines: [], faults: [] }
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

const isTarget = (value: unknown): value is number | string =>
  isName(value) || (isId(value) && value < limits.outlets)

const isLevel = (value: unknown): value is LineLevel =>
  value === 'log' || value === 'warn' || value === 'error'

function readFault(value: unknown): CellFault | null {
  if (!isObject(value)) return null
  const { code, message, advice, line } = value
  if (typeof message !== 'string' || typeof advice !== 'string') return null
  return {
    code:
      typeof code === 'string' && /^[a-z]+(-[a-z]+)*$/.test(code) && code.length <= 40 ? code : 'cell-threw',
    message: message.slice(0, limits.faultLength + 2),
    advice: advice.slice(0, limits.faultLength + 2),
    line: Number.isSafeInteger(line) && (line as number) > 0 ? (line as number) : null
  }
}

const isService = (value: unknown): value is Service => value === 'kv' || value === 'db' || value === 'world'
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= limits.nameLength

function readAsk({ id, service, store, fast, operation, args }: Fields): Ask | null {
  if (!isId(id) || !isService(service) || typeof fast !== 'boolean') return null
  if (store !== null && !isName(store)) return null
  const known: readonly unknown[] = operations[service]
  if (!known.includes(operation)) return null
  // What belongs together was just checked together.
  return { type: 'ask', id, service, store, fast, operation: operation as Operation, args } as Ask
}
