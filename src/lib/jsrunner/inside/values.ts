// Values on their way out of a cell. They are encoded at the moment of sending, and as a copy: messages are immutable, a
// cell's own objects are not. Rules 2 and 3.
import type { Binary, Value } from '../../runtime/message.ts'
import { copyBuffer, isBuffer } from '../../runtime/codec/bytes.ts'
import { Encoder } from '../../runtime/codec/walk.ts'
import { cellErrors } from '../errors.ts'
import type { Wire } from '../protocol.ts'

/** What is sent for a value, or undefined where nothing is: true and false are 1 and 0, dates milliseconds, null an error. */
export function outgoing(value: unknown): Value {
  if (value === true) return 1
  if (value === false) return 0
  if (value === null) {
    throw cellErrors.value('null is no message.', 'Send undefined to send nothing, or a value: x ?? 0.')
  }
  return value instanceof Date ? value.getTime() : (value as Value)
}

/** A value for the way out, with the memory that it will take there, roughly. */
export interface Encoded {
  readonly wire: Wire
  readonly size: number
}

/** As toWire, but sharing nothing with the original, except buffers that are to be moved. Throws `value-…` errors. */
export function toWireCopy(value: Value, moved: readonly ArrayBuffer[] = []): Encoded {
  if (typeof value === 'number') return { wire: value, size: 8 }
  if (typeof value === 'string') return { wire: value, size: 8 + value.length * 2 }
  // Blobs go by reference.
  let elsewhere = 0
  const encoder = new Encoder({
    copy: true,
    number: (n) => n,
    nothing: () => undefined,
    date: (date) => new Date(date.getTime()),
    binary(binary) {
      if (isBuffer(binary)) return moved.includes(bufferOf(binary)) ? binary : copyBuffer(binary)
      elsewhere += (binary as { size?: number }).size ?? 0
      return binary
    }
  })
  const wire = encoder.value(value)
  return { wire, size: encoder.size - elsewhere }
}

const bufferOf = (binary: Binary): ArrayBuffer =>
  (ArrayBuffer.isView(binary) ? binary.buffer : binary) as ArrayBuffer
