// Keys: what an invitation says of itself, signed by the hub. The signature says that the hub made it; whether it still holds, the rack
// alone knows.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Value } from '@sinclair/typebox/value'
import { KEY, KeyPayload } from '../../src/lib/collab/hub-api.ts'

export interface Keys {
  make(payload: KeyPayload): string
  /** What a key says, or null when the hub did not make it. */
  read(key: string): KeyPayload | null
}

const longest = 4096

export function signedKeys(secret: Uint8Array): Keys {
  const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()
  return {
    make({ id, org, docid, role, expires }) {
      const text = KEY + Buffer.from(JSON.stringify({ id, org, docid, role, expires })).toString('base64url')
      return `${text}.${sign(text).toString('base64url')}`
    },
    read(key) {
      if (!key.startsWith(KEY) || key.length > longest) return null
      const end = key.lastIndexOf('.')
      if (end < KEY.length) return null
      const text = key.slice(0, end)
      const signature = Buffer.from(key.slice(end + 1), 'base64url')
      const wanted = sign(text)
      if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) return null
      // Base64 has several texts for the same bytes: one key has one text.
      if (signature.toString('base64url') !== key.slice(end + 1)) return null
      return payloadOf(text.slice(KEY.length))
    }
  }
}

function payloadOf(text: string): KeyPayload | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Value.Check(KeyPayload, payload) ? payload : null
  } catch {
    return null
  }
}
