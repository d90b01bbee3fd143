// Text as the bytes of UTF-8 and back, for objects that speak of characters in bytes. The runtime has no TextEncoder of its own.

export function utf8Of(text: string): number[] {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0)!
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f))
    // Half of a pair has no UTF-8.
    else if (code >= 0xd800 && code < 0xe000) bytes.push(0xef, 0xbf, 0xbd)
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 0x3f),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f)
      )
  }
  return bytes
}

const REPLACEMENT = 0xfffd
/** The least code that needs so many bytes after the first: less is no UTF-8. */
const LEAST = [0, 0x80, 0x800, 0x10000]

/** Numbers count by their lowest eight bits; what is no UTF-8 becomes �. */
export function textOfUtf8(bytes: readonly number[]): string {
  const codes: string[] = []
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++]! & 0xff
    const more =
      first < 0x80 ? 0 : first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf8 ? 3 : -1
    let code = more <= 0 ? first : first & (0x3f >> more)
    let read = 0
    while (read < more && at + read < bytes.length && (bytes[at + read]! & 0xc0) === 0x80)
      code = (code << 6) | (bytes[at + read++]! & 0x3f)
    const valid =
      read === more && code >= LEAST[more]! && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    if (valid) at += more
    codes.push(String.fromCodePoint(valid ? code : REPLACEMENT))
  }
  return codes.join('')
}
