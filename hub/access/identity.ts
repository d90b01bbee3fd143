// Who somebody is, as far as a token says. What they may do, `rights.ts` tells.
import { KEY, TICKET, type KeyPayload } from '../../src/lib/collab/hub-api.ts'
import type { Refusal } from './authorize.ts'
import type { Keys } from './keys.ts'

export interface User {
  readonly kind: 'user'
  /** Tells people apart, over all issuers. */
  readonly user: string
  readonly name: string
  /** When the sign-in runs out, Unix time in milliseconds. */
  readonly until: number
}

export type Identity = { readonly kind: 'nobody' } | { readonly kind: 'key'; readonly key: KeyPayload } | User

/** Verifies a JWT. */
export type VerifyJwt = (token: string) => Promise<User | Refusal>

export type Identify = (token: string) => Promise<Identity | Refusal>

export function identifyBy(keys: Keys, jwt: VerifyJwt | null): Identify {
  return async (token) => {
    if (token === '') return { kind: 'nobody' }
    if (token.startsWith(KEY)) {
      const key = keys.read(token)
      return key ? { kind: 'key', key } : { refused: 'unauthorized' }
    }
    // A ticket is good for the socket it was made for alone.
    if (token.startsWith(TICKET) || !jwt) return { refused: 'unauthorized' }
    return jwt(token)
  }
}

/** One text for each whom a rack can tell apart. */
export const nameOf = (identity: Identity): string =>
  identity.kind === 'key'
    ? `invite ${identity.key.id}`
    : identity.kind === 'user'
      ? `user ${identity.user}`
      : 'nobody'
