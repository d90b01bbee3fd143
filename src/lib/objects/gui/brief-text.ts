// A value as one short line: for a cell of a table, where the whole of it has no room and may be huge.
import { Bang, Command, isBinary, type List, type Value } from '../../runtime/message.ts'
import { numberText } from '../../runtime/text/number.ts'
import { sizeText } from './size-text.ts'

/** At most about `room` characters; line breaks become spaces, bytes become words. */
export function briefText(value: Value, room: number): string {
  const text = typeof value === 'string' ? value.slice(0, room + 1) : write(value, room)
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > room ? `${line.slice(0, room - 1)}…` : line
}

/** Writes until the room is used up; no deeper than it has characters. */
function write(value: Value, room: number): string {
  if (room <= 0) return '…'
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.slice(0, room)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Bang) return 'bang'
  if (isBinary(value)) return binaryText(value)
  if (Object.prototype.toString.call(value) === '[object Date]') return dateText(value as Date)
  if (value instanceof Command) return write([value.selector, ...value.args], room)
  if (Array.isArray(value)) return joined(value as List, room, (item, left) => write(item, left))
  return joined(Object.entries(value), room, ([key, item], left) => `${key}: ${write(item as Value, left)}`)
}

function joined<T>(items: readonly T[], room: number, one: (item: T, left: number) => string): string {
  let text = ''
  for (const item of items) {
    if (text.length >= room) return `${text}, …`
    text += `${text === '' ? '' : ', '}${one(item, room - text.length - 2)}`
  }
  return text
}

const dateText = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString())

function binaryText(binary: object): string {
  const { type, size, byteLength, width, height } = binary as Record<string, unknown>
  if (typeof width === 'number') return `picture, ${width} × ${typeof height === 'number' ? height : 0}`
  const bytes = typeof size === 'number' ? size : typeof byteLength === 'number' ? byteLength : 0
  return `${typeof type === 'string' && type !== '' ? type : 'bytes'}, ${sizeText(bytes)}`
}
