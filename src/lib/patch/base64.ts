// Base64 that is the same in a browser, a worker and Node, and refuses what is none: atob forgives some texts, Buffer all.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const codes = Uint8Array.from(alphabet, (c) => c.charCodeAt(0))
const values = new Uint8Array(128).fill(255)
codes.forEach((code, value) => (values[code] = value))

export function toBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(61)
  for (let i = 0, o = 0; i < bytes.length; i += 3, o += 4) {
    const left = bytes.length - i
    const triple = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    out[o] = codes[triple >> 18]!
    out[o + 1] = codes[(triple >> 12) & 63]!
    if (left > 1) out[o + 2] = codes[(triple >> 6) & 63]!
    if (left > 2) out[o + 3] = codes[triple & 63]!
  }
  return new TextDecoder().decode(out)
}

/** The bytes; null where the text is no base64 (with or without padding). */
export function fromBase64(text: string): Uint8Array | null {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length
  if (end % 4 === 1 || (end !== text.length && text.length % 4 !== 0)) return null
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let bits = 0
  let count = 0
  let o = 0
  for (let i = 0; i < end; i++) {
    const value = values[text.charCodeAt(i)] ?? 255
    if (value === 255) return null
    bits = ((bits << 6) | value) & 0xffffff
    count += 6
    if (count >= 8) {
      count -= 8
      bytes[o++] = (bits >> count) & 255
    }
  }
  return bytes
}
