// Numbers used once, with which possession of an asset is proved: good for one try and for a minute. Kept in memory: a hub that starts anew
// knows none, and answers with another.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Nonces {
  /** For what `name` tells apart; the one before it is good no more. */
  make(name: string): string
  /** The nonce, which is used up by this; null when there is none. */
  take(name: string): Buffer | null
}

export function noncesFor(lasts = 60_000, most = 10_000): Nonces {
  const open = new Map<string, { nonce: Buffer; until: number }>()
  return {
    make(name) {
      const now = Date.now()
      open.delete(name)
      for (const [old, { until }] of open) {
        if (until > now && open.size < most) break
        open.delete(old)
      }
      const nonce = randomBytes(32)
      open.set(name, { nonce, until: now + lasts })
      return nonce.toString('base64url')
    },
    take(name) {
      const found = open.get(name)
      open.delete(name)
      return found && found.until > Date.now() ? found.nonce : null
    }
  }
}

/** Whether a proof (lower-case hexadecimal) is the HMAC-SHA256 of the bytes under the nonce. */
export async function proves(
  proof: string,
  nonce: Uint8Array,
  bytes: AsyncIterable<Uint8Array>
): Promise<boolean> {
  const hmac = createHmac('sha256', nonce)
  for await (const piece of bytes) hmac.update(piece)
  const [wanted, given] = [hmac.digest(), Buffer.from(proof, 'hex')]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
