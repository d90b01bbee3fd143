// Hashes and checksums against their published vectors, whole and in pieces.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { crc32 } from './crc32.ts'
import { PIECE, piecesOf } from './pieces.ts'
import { isSha256, Sha256, sha256 } from './sha256.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** FIPS 180-4 examples and NIST's SHAVS short messages. */
const vectors: readonly (readonly [message: Uint8Array, hash: string])[] = [
  [utf8(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [utf8('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'
  ],
  [
    utf8(
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu'
    ),
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1'
  ],
  [Uint8Array.of(0xd3), '28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1'],
  [Uint8Array.of(0x11, 0xaf), '5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98'],
  [Uint8Array.of(0x74, 0xba, 0x25, 0x21), 'b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e'],
  [utf8('a'.repeat(1_000_000)), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0']
]

describe('SHA-256', () => {
  it('is the same without Web Crypto, as in a page from another machine without TLS', async () => {
    vi.stubGlobal('crypto', {})
    try {
      for (const [message, hash] of vectors) expect(await sha256(message)).toBe(hash)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it.each(vectors)('of a published message %#', async (message, hash) => {
    expect(new Sha256().update(message).digest()).toBe(hash)
    expect(await sha256(message)).toBe(hash)
  })

  it('is the same in whatever pieces the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }),
        fc.nat(63),
        async (pieces, shift) => {
          const whole = Uint8Array.from(pieces.flatMap((piece) => [...piece]))
          const hash = new Sha256()
          // Pieces may be parts of larger buffers.
          for (const piece of pieces) {
            const room = new Uint8Array(piece.length + shift)
            room.set(piece, shift)
            hash.update(room.subarray(shift))
          }
          expect(hash.digest()).toBe(await sha256(whole))
        }
      ),
      { numRuns: 300 }
    )
  })

  it('is told from what is none', () => {
    expect(isSha256('a'.repeat(64))).toBe(true)
    for (const other of [
      'a'.repeat(63),
      'A'.repeat(64),
      `${'a'.repeat(64)}\n`,
      `../${'a'.repeat(61)}`,
      5,
      null
    ])
      expect(isSha256(other)).toBe(false)
  })
})

describe('CRC-32', () => {
  it('of the published check', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926)
    expect(crc32(utf8(''))).toBe(0)
  })

  it('is the same in whatever pieces the bytes come', () => {
    const bytes = utf8('The quick brown fox jumps over the lazy dog')
    expect(crc32(bytes)).toBe(0x414fa339)
    for (let at = 0; at <= bytes.length; at++)
      expect(crc32(bytes.subarray(at), crc32(bytes.subarray(0, at)))).toBe(0x414fa339)
  })
})

describe('a Blob in pieces', () => {
  it('is all of it, in order, in pieces of bounded size', async () => {
    const bytes = Uint8Array.from({ length: 2 * PIECE + 5 }, (_, i) => i % 251)
    for (const length of [0, 1, PIECE, PIECE + 1, bytes.length]) {
      const parts: Uint8Array[] = []
      for await (const piece of piecesOf(new Blob([bytes.subarray(0, length)]))) {
        expect(piece.length).toBeLessThanOrEqual(PIECE)
        // Each is good until the next.
        parts.push(piece.slice())
      }
      expect(Buffer.concat(parts).equals(bytes.subarray(0, length))).toBe(true)
    }
  })

  it('may be left in the middle', async () => {
    for await (const piece of piecesOf(new Blob([new Uint8Array(3 * PIECE)]))) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
  })

  it('ends where it is called off', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(Array.fromAsync(piecesOf(new Blob(['x']), signal))).rejects.toThrow('enough')
  })
})
