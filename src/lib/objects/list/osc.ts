// The bytes of Open Sound Control: everything is padded with zeros to a multiple of four; numbers are big-endian.
import { textOfUtf8, utf8Of } from '../utf8.ts'

/** How many bytes `size` bytes take. */
export const padded = (size: number): number => (size + 3) & ~3

const filledUp = (bytes: number[]): number[] => {
  while (bytes.length % 4 !== 0) bytes.push(0)
  return bytes
}

/** A text with a zero at its end. */
export const oscText = (text: string): number[] => filledUp([...utf8Of(text), 0])

export function oscInteger(value: number): number[] {
  const bits = Math.trunc(value) | 0
  return [bits >>> 24, (bits >>> 16) & 0xff, (bits >>> 8) & 0xff, bits & 0xff]
}

export function oscFloat(value: number): number[] {
  const view = new DataView(new ArrayBuffer(4))
  view.setFloat32(0, value)
  return oscInteger(view.getInt32(0))
}

export const oscBlob = (bytes: readonly number[]): number[] => [
  ...oscInteger(bytes.length),
  ...filledUp([...bytes])
]

export const readInteger = (bytes: readonly number[], at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!

export function readFloat(bytes: readonly number[], at: number): number {
  const view = new DataView(new ArrayBuffer(4))
  view.setInt32(0, readInteger(bytes, at))
  return view.getFloat32(0)
}

/** The text that begins there, and how many bytes it takes; without its zero it may end with the bytes. */
export function readText(bytes: readonly number[], at: number): { text: string; size: number } {
  const end = bytes.indexOf(0, at)
  const last = end < 0 ? bytes.length : end
  return { text: textOfUtf8(bytes.slice(at, last)), size: padded(last - at + (end < 0 ? 0 : 1)) }
}
