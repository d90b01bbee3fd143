// CRC-32 as zip files use it (APPNOTE 4.4.7; polynomial 0xedb88320, reflected), four bytes at a time: a file of 2 GB is read twice.
const [t0, t1, t2, t3] = tables()

function tables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const first = Uint32Array.from({ length: 256 }, (_, i) => {
    let c = i
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c
  })
  const next = (table: Uint32Array): Uint32Array => table.map((c) => first[c & 0xff]! ^ (c >>> 8))
  const [second, third] = [next(first), next(next(first))]
  return [first, second, third, next(third)]
}

/** Of bytes that come in pieces: `before` is the answer for the pieces before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = ~before
  let i = 0
  for (const end = bytes.length - 3; i < end; i += 4) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    c = t3[c & 0xff]! ^ t2[(c >>> 8) & 0xff]! ^ t1[(c >>> 16) & 0xff]! ^ t0[c >>> 24]!
  }
  for (; i < bytes.length; i++) c = t0[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8)
  return ~c >>> 0
}
