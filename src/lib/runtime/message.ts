// The seven kinds of message, and how to tell them apart. Everything that travels along a cable is one of these; nothing in
// this file knows how they are written (text/) or delivered (machine/). Rules 1 to 5 of the message rules.

/** The message without content. A singleton: compare with `=== bang`. */
export class Bang {
  readonly kind = 'bang'
  toString(): string {
    return 'bang'
  }
}
export const bang: Bang = Object.freeze(new Bang())

/** Pd's "anything": a selector with arguments, such as `set count 5`. Immutable. */
export class Command {
  readonly selector: string
  readonly args: List
  constructor(selector: string, args: List = []) {
    this.selector = selector
    this.args = args
    Object.freeze(this)
  }
}

/** Bytes or pictures, passed by reference and never looked into by the runtime. */
export type Binary = ArrayBuffer | ArrayBufferView | BlobLike

/** The part of a Blob (or ImageBitmap) that the runtime may know without a browser. */
export interface BlobLike {
  readonly size?: number
  readonly type?: string
  readonly width?: number
  readonly height?: number
  arrayBuffer?(): Promise<ArrayBuffer>
  close?(): void
}

/** A plain object with null prototype. Inside it any JSON value may stand, and binaries and dates. */
export interface MessageRecord {
  readonly [key: string]: Value
}

/** What may stand inside a list or a record. */
export type Value =
  null | undefined | boolean | number | string | Date | Bang | Command | Binary | List | MessageRecord

export type List = readonly Value[]

/** What travels along a cable. A JavaScript string is Pd's symbol. */
export type Message = Bang | number | string | List | Command | MessageRecord | Binary

export type MessageKind = 'bang' | 'number' | 'symbol' | 'list' | 'command' | 'record' | 'binary'

const tag = (value: object): string => Object.prototype.toString.call(value)

export function isBinary(value: unknown): value is Binary {
  if (typeof value !== 'object' || value === null) return false
  if (ArrayBuffer.isView(value)) return true
  const name = tag(value)
  return (
    name === '[object ArrayBuffer]' ||
    name === '[object Blob]' ||
    name === '[object File]' ||
    name === '[object ImageBitmap]'
  )
}

export function isRecord(value: unknown): value is MessageRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Bang) &&
    !(value instanceof Command) &&
    tag(value) !== '[object Date]' &&
    !isBinary(value)
  )
}

export function kindOf(message: Message): MessageKind {
  if (typeof message === 'number') return 'number'
  if (typeof message === 'string') return 'symbol'
  if (message instanceof Bang) return 'bang'
  if (message instanceof Command) return 'command'
  if (Array.isArray(message)) return 'list'
  if (isBinary(message)) return 'binary'
  return 'record'
}

/** A record with null prototype from a plain object; keys are copied, `__proto__` among them as plain data never occurs. */
export function record(fields: { readonly [key: string]: Value }): MessageRecord {
  return Object.assign(Object.create(null) as MessageRecord, fields)
}
