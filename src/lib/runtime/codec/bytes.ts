// Binaries as a kind and bytes of their own. A view that shows four elements of a buffer of 4 MB takes four elements along.
import { isBinary, type Binary } from '../message.ts'
import { broken, handedOver } from './errors.ts'

type Maker = (buffer: ArrayBuffer) => ArrayBuffer | ArrayBufferView
interface ViewConstructor {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer): ArrayBufferView
}

const makers = new Map<string, { unit: number; make: Maker }>([
  ['ArrayBuffer', { unit: 1, make: (buffer) => buffer }],
  ['DataView', { unit: 1, make: (buffer) => new DataView(buffer) }]
])
const views: (ViewConstructor | undefined)[] = [
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  // Younger than the rest.
  (globalThis as { Float16Array?: ViewConstructor }).Float16Array
]
for (const View of views) {
  if (View) makers.set(View.name, { unit: View.BYTES_PER_ELEMENT, make: (buffer) => new View(buffer) })
}

/** `Uint8Array`, `ArrayBuffer`, `Blob`, `ImageBitmap`, `Object`, `Map` …: of any realm, and of subclasses their base. */
export const kindName = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

export const isBuffer = (value: unknown): value is ArrayBuffer | ArrayBufferView =>
  isBinary(value) && makers.has(kindName(value))

/** The bytes that a buffer or view shows, in place. Throws `value-gone` where they were transferred away. */
export function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value
  if ('detached' in buffer && buffer.detached) throw handedOver()
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value)
}

/** A buffer or view of `kind` on these bytes alone. Throws `value-broken` for unknown kinds and lengths that do not fit. */
export function fromBytes(kind: string, bytes: Uint8Array): Binary {
  const maker = makers.get(kind)
  if (!maker) throw broken(`no kind of bytes is called ${kind.slice(0, 40)}`)
  if (bytes.byteLength % maker.unit !== 0) throw broken(`${bytes.byteLength} bytes make no ${kind}`)
  // slice() of a view on shared memory gives memory of its own, too.
  return maker.make(bytes.slice().buffer as ArrayBuffer)
}

/** A copy with bytes of its own. */
export const copyBuffer = (value: ArrayBuffer | ArrayBufferView): Binary =>
  fromBytes(kindName(value), bytesOf(value))

/** Whether a view shows less than its whole buffer, or memory shared with others: cloning it would take more than it shows. */
export const showsPart = (value: ArrayBufferView): boolean =>
  value.byteLength !== value.buffer.byteLength || kindName(value.buffer) !== 'ArrayBuffer'
