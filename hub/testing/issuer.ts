// For tests: a small OpenID issuer on a free port, with keys that can be changed, and made to be unreachable.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as jose from 'jose'

export interface Issuer {
  readonly url: string
  /** How often its keys were asked for. */
  asked: number
  isDown: boolean
  /** A token of it; claims and header go over what is usual. */
  token(claims?: jose.JWTPayload, header?: Partial<jose.JWTHeaderParameters>): Promise<string>
  /** The public key as text, with which an attacker signs by HMAC. */
  publicText(): Promise<string>
  /** Makes a new key; the old one is none any more. */
  rotate(): Promise<void>
  close(): Promise<void>
}

export async function startIssuer(audience = 'loadbang'): Promise<Issuer> {
  let count = 0
  const make = async () => ({
    kid: `k${++count}`,
    ...(await jose.generateKeyPair('ES256', { extractable: true }))
  })
  let pair = await make()
  const server = createServer((request, response) => {
    void (async () => {
      if (issuer.isDown) return response.writeHead(500).end()
      response.setHeader('Content-Type', 'application/json')
      if (request.url === '/.well-known/openid-configuration')
        return response.end(JSON.stringify({ issuer: issuer.url, jwks_uri: `${issuer.url}/keys` }))
      issuer.asked++
      const jwk = { ...(await jose.exportJWK(pair.publicKey)), kid: pair.kid, alg: 'ES256', use: 'sig' }
      return response.end(JSON.stringify({ keys: [jwk] }))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: 0,
    isDown: false,
    token: (claims = {}, header = {}) =>
      new jose.SignJWT({
        iss: issuer.url,
        aud: audience,
        sub: 'ada',
        name: 'Ada',
        exp: Math.floor(Date.now() / 1000) + 600,
        ...claims
      })
        .setProtectedHeader({ alg: 'ES256', kid: pair.kid, ...header })
        .sign(pair.privateKey),
    publicText: () => jose.exportSPKI(pair.publicKey),
    async rotate() {
      pair = await make()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  return issuer
}
