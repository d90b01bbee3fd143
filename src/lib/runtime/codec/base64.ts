// Bytes as base64 text. By hand, because the runtime may use no global but the language's own.
import { broken } from './errors.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0))
const PAD = 61
const INVALID = 255
const values = new Uint8Array(128).fill(INVALID)
codes.forEach((code, value) => (values[code] = value))

// A multiple of four below the number of arguments that every engine takes in one call.
const CHUNK = 0x2000

/** Bytes as base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const length = Math.ceil(bytes.length / 3) * 4
  const letters = new Uint8Array(length)
  for (let i = 0, o = 0; i < bytes.length; i += 3, o += 4) {
    const triple = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    letters[o] = codes[triple >> 18]!
    letters[o + 1] = codes[(triple >> 12) & 63]!
    letters[o + 2] = i + 1 < bytes.length ? codes[(triple >> 6) & 63]! : PAD
    letters[o + 3] = i + 2 < bytes.length ? codes[triple & 63]! : PAD
  }
  const parts: string[] = []
  for (let at = 0; at < length; at += CHUNK) {
    parts.push(String.fromCharCode.apply(null, letters.subarray(at, at + CHUNK) as unknown as number[]))
  }
  return parts.join('')
}

/**
 * The bytes of a base64 text, with or without its padding; null where it is none. (atob forgives some texts, Buffer all.)
 */
export function readBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const letters = text.length - padding
  if (letters % 4 === 1 || (padding > 0 && text.length % 4 !== 0)) return null
  const bytes = new Uint8Array(Math.floor((letters * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < letters; i++) {
    const value = values[text.charCodeAt(i)] ?? INVALID
    if (value === INVALID) return null
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** The same for a text that must be base64. Throws `value-broken`. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = readBase64(text)
  if (!bytes) throw broken('its base64 is cut off or contains other signs')
  return bytes
}
