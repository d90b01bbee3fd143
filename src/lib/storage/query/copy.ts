// Deep copies of stored values, as fast as they come: every insert makes one and every find makes one for each document found.
// Records come out with null prototype. They are filled as ordinary objects and lose the prototype last: an object that is born
// without one is a dictionary to V8, three times as large and slow.
import {
  bang,
  Bang,
  Command,
  isBinary,
  type BlobLike,
  type MessageRecord,
  type Value
} from '../../runtime/message.ts'
import { copyBuffer, isBuffer, kindName } from '../../runtime/codec/bytes.ts'
import { MAX_DEPTH, MAX_VALUES, strangeKind, tooDeep, tooMany } from '../../runtime/codec/errors.ts'

type Fields = Record<string, Value>

/** Records, lists, dates and buffers are copied; bang, Blobs and texts are passed on. */
export const copyValue = (value: Value): Value => new Copier().value(value)

/**
 * Copies values and counts roughly the bytes that they take, by the codec's measure. Throws `value-kind` for what no message may
 * hold, `value-deep` for what contains itself, `value-big` for what grows without end.
 */
export class Copier {
  bytes = 0
  /** Whether JSON.stringify and JSON.parse would give what was copied. */
  json = true
  /** Whether structured clone would, but for records' prototypes. */
  clones = true
  /** Blobs met, whose bytes are not here. */
  blobs: BlobLike[] | null = null
  #left: number

  /** `most`: values in all. */
  constructor(most = MAX_VALUES) {
    this.#left = most
  }

  value(value: Value, depth = 0): Value {
    this.bytes += 8
    if (typeof value === 'object') return value === null ? null : this.#object(value, depth)
    if (typeof value === 'string') this.bytes += value.length * 2
    else if (typeof value === 'number') this.json &&= value !== 0 ? value - value === 0 : 1 / value > 0
    else if (value === undefined) this.json = false
    else if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
      throw strangeKind(typeof value === 'bigint' ? 'BigInt' : typeof value)
    return value
  }

  record(record: MessageRecord, depth = 0): MessageRecord {
    const out: Fields = {}
    const keys = Object.keys(record)
    this.#spend(keys.length)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      this.bytes += key.length * 2
      if (key === '$') this.clones = this.json = false
      const copied = this.value(record[key], depth + 1)
      if (key === '__proto__') defineField(out, key, copied)
      else out[key] = copied
    }
    return Object.setPrototypeOf(out, null) as MessageRecord
  }

  #object(value: object, depth: number): Value {
    if (depth > MAX_DEPTH) throw tooDeep()
    if (Array.isArray(value)) return this.#list(value as readonly Value[], depth)
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === null || prototype === Object.prototype)
      return this.record(value as MessageRecord, depth)
    this.json = false
    if (value instanceof Bang || value instanceof Command) {
      this.clones = false
      if (value instanceof Bang) return bang
      return new Command(value.selector, this.#list(value.args, depth + 1))
    }
    if (isBinary(value)) return this.#binary(value)
    const kind = kindName(value)
    if (kind === 'Date') return new Date((value as Date).getTime())
    if (kind === 'Object') return this.record(value as MessageRecord, depth)
    throw strangeKind(kind)
  }

  #list(list: readonly Value[], depth: number): Value[] {
    this.#spend(list.length)
    const out: Value[] = []
    for (let i = 0; i < list.length; i++) out.push(this.value(list[i], depth + 1))
    return out
  }

  #binary(value: object): Value {
    this.bytes += (value as { byteLength?: number }).byteLength ?? (value as { size?: number }).size ?? 0
    if (isBuffer(value)) return copyBuffer(value)
    this.clones = false
    ;(this.blobs ??= []).push(value as BlobLike)
    return value as Value
  }

  #spend(count: number): void {
    this.#left -= count
    if (this.#left < 0) throw tooMany()
  }
}

/** A field of a name that an ordinary object would take for its prototype. */
const defineField = (out: Fields, key: string, value: Value): unknown =>
  Object.defineProperty(out, key, { value, enumerable: true, writable: true, configurable: true })
