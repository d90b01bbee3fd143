// Sign-ins of OpenID providers: a JWT is taken when a configured issuer signed it for this hub, with an algorithm on the list. Keys come from
// the issuer (JWKS), are kept for a while, and fetched anew when one is not known.
import * as jose from 'jose'
import type { Refusal } from './authorize.ts'
import type { User, VerifyJwt } from './identity.ts'

export interface JwtSettings {
  /** Each with its JWKS address, or null: as the issuer's discovery document says. */
  issuers: readonly { issuer: string; jwks: string | null }[]
  audience: string
  algorithms: readonly string[]
  /** Milliseconds after which an issuer is taken for unreachable. */
  timeout?: number
  /** Milliseconds within which keys are not fetched anew for one that is not known. */
  cooldown?: number
}

/** Seconds that clocks may differ. */
const tolerance = 30
const unauthorized: Refusal = { refused: 'unauthorized' }
/** The token is to blame for these; for all others the issuer, or the way to it. */
const tokensFault = [
  jose.errors.JWTClaimValidationFailed,
  jose.errors.JWTExpired,
  jose.errors.JWTInvalid,
  jose.errors.JWSInvalid,
  jose.errors.JWSSignatureVerificationFailed,
  jose.errors.JOSEAlgNotAllowed,
  jose.errors.JOSENotSupported,
  jose.errors.JWKSNoMatchingKey,
  jose.errors.JWKSMultipleMatchingKeys
]

export function verifyJwts({ issuers, audience, algorithms, ...times }: JwtSettings): VerifyJwt {
  const all = new Map(issuers.map(({ issuer, jwks }) => [issuer, keySet(issuer, jwks, times)]))
  return async (token) => {
    let issuer: string
    try {
      issuer = jose.decodeJwt(token).iss ?? ''
    } catch {
      return unauthorized
    }
    // Read without being believed: it only chooses whose keys it has to stand up to.
    const keys = all.get(issuer)
    if (!keys) return unauthorized
    try {
      const { payload } = await jose.jwtVerify(token, await keys(), {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: tolerance,
        requiredClaims: ['sub', 'exp']
      })
      return userOf(issuer, payload)
    } catch (error) {
      if (tokensFault.some((one) => error instanceof one)) return unauthorized
      return { refused: 'unavailable' }
    }
  }
}

function userOf(issuer: string, { sub = '', exp = 0, name, email }: jose.JWTPayload): User | Refusal {
  if (sub === '' || sub.length > 255) return unauthorized
  const called = [name, email].find((text): text is string => typeof text === 'string' && text !== '')
  return {
    kind: 'user',
    user: `${issuer}#${sub}`,
    name: (called ?? sub).slice(0, 200),
    until: (exp + tolerance) * 1000
  }
}

/** The keys of an issuer; where they are is asked once, and again after a failure. */
function keySet(
  issuer: string,
  jwks: string | null,
  { timeout = 5000, cooldown = 5000 }: Pick<JwtSettings, 'timeout' | 'cooldown'>
): () => Promise<jose.JWTVerifyGetKey> {
  let found: Promise<jose.JWTVerifyGetKey> | null = null
  const find = async () => {
    const url = new URL(jwks ?? (await discover(issuer, timeout)))
    return jose.createRemoteJWKSet(url, { timeoutDuration: timeout, cooldownDuration: cooldown })
  }
  return () => {
    if (found) return found
    const finding = find()
    finding.catch(() => (found = null))
    return (found = finding)
  }
}

async function discover(issuer: string, timeout: number): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), redirect: 'error' })
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`)
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown }
  if (found.issuer !== issuer || typeof found.jwks_uri !== 'string')
    throw new Error('the discovery document is of another issuer')
  return found.jwks_uri
}
