// HMAC-SHA256 (RFC 2104), in lower-case hex, of what comes piece by piece: a proof of having a file, without all of it in memory, and
// without Web Crypto, which pages at an insecure address have not.
import { Sha256 } from './sha256.ts'

const BLOCK = 64

export async function hmacSha256(
  key: Uint8Array,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
): Promise<string> {
  const padded = new Uint8Array(BLOCK)
  padded.set(key.length > BLOCK ? bytesOf(new Sha256().update(key).digest()) : key)
  const inner = new Sha256().update(padded.map((byte) => byte ^ 0x36))
  for await (const piece of pieces) inner.update(piece)
  const outer = new Sha256().update(padded.map((byte) => byte ^ 0x5c))
  return outer.update(bytesOf(inner.digest())).digest()
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
