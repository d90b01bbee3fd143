// Numbers used once, with which possession of an asset is proved: good for one try and for a minute. Kept in memory: a hub that starts anew
// knows none, and answers with another. Two who share a name, such as two tabs with one invitation, do not get into each other's way.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Nonces {
  /** Another one for what `name` tells apart. */
  make(name: string): string
  /**
   * Whether a proof (lower-case hexadecimal) is the HMAC-SHA256 of the bytes under one of the nonces of the name; null when there is none.
   * That one is used up; a proof that fits none uses up all.
   */
  prove(name: string, proof: string, read: () => Promise<AsyncIterable<Uint8Array>>): Promise<boolean | null>
}

interface Open {
  name: string
  nonce: Buffer
  until: number
}

/** Open at once for one name: each costs an HMAC of the bytes. */
const mostOfName = 4

export function noncesFor(lasts = 60_000, most = 10_000): Nonces {
  // From the oldest.
  let open: Open[] = []
  const of = (name: string) => open.filter((one) => one.name === name)
  const drop = (gone: readonly Open[]) => (open = open.filter((one) => !gone.includes(one)))
  const tidy = () => {
    const now = Date.now()
    open = open.filter(({ until }) => until > now).slice(-most)
  }
  return {
    make(name) {
      tidy()
      drop(of(name).slice(0, 1 - mostOfName))
      const nonce = randomBytes(32)
      open.push({ name, nonce, until: Date.now() + lasts })
      return nonce.toString('base64url')
    },
    async prove(name, proof, read) {
      tidy()
      const candidates = of(name)
      if (candidates.length === 0) return null
      drop(candidates)
      const hmacs = candidates.map(({ nonce }) => createHmac('sha256', nonce))
      for await (const piece of await read()) for (const hmac of hmacs) hmac.update(piece)
      const given = Buffer.from(proof, 'hex')
      const fits = hmacs.findIndex((hmac) => {
        const wanted = hmac.digest()
        return given.length === wanted.length && timingSafeEqual(given, wanted)
      })
      if (fits < 0) return false
      open.unshift(...candidates.filter((_, i) => i !== fits))
      return true
    }
  }
}
