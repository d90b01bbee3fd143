// What the hub is told by its environment, checked before anything is opened.
import { networkInterfaces } from 'node:os'
import { HubError } from './errors.ts'
import { levels, type Level } from './log.ts'
import type { JwtSettings } from './access/jwt.ts'
import { parseRoom } from './ports/room.ts'
import { loopbackHosts, type Doors } from './wire/doors.ts'

export interface HubSettings {
  doors: Doors
  /** The address under which others reach it, without a slash at its end; null where nobody said. */
  url: string | null
  /** It listens beyond this machine. */
  isReachable: boolean
  /** It is one person's, on their own machine: rooms of no rack are open to who comes from there. */
  isOpen: boolean
  /** Organization of the racks made here. */
  org: string
  /** Whether who is not signed in may make racks on a hub with a public address. */
  sharing: 'anyone' | 'signed-in'
  jwt: JwtSettings | null
  /** Bytes that the assets of one rack may have together. */
  rackBytes: number
  /** Days for which the history is kept; null: for ever. */
  historyDays: number | null
  /** What `/metrics` asks for of whoever is not on this machine; null: nobody else may look. */
  metricsToken: string | null
  /** What is logged, from this level on: a person's terminal shows what is wrong, and not what happens every day. */
  logLevel: Level
}

/** Throws `settings-wrong`. */
export function settingsOf(env: NodeJS.ProcessEnv): HubSettings {
  const url = env.LOADBANG_URL ? originOf('LOADBANG_URL', env.LOADBANG_URL) : null
  const origins = new Set(listOf(env.LOADBANG_ORIGINS).map((text) => originOf('LOADBANG_ORIGINS', text)))
  if (url) origins.add(url)
  const isReachable = Boolean(env.HOST) && !loopbackHosts.has(env.HOST!)
  return {
    doors: { hosts: hostsOf(url, env.HOST), origins },
    url,
    isReachable,
    isOpen: !env.HOST && !url,
    org: orgOf(env.LOADBANG_ORG || 'home'),
    sharing: sharingOf(env.LOADBANG_SHARE),
    jwt: jwtOf(env),
    rackBytes: numberOf('LOADBANG_RACK_BYTES', env.LOADBANG_RACK_BYTES) ?? 2 * 1024 ** 3,
    historyDays: numberOf('LOADBANG_HISTORY_DAYS', env.LOADBANG_HISTORY_DAYS),
    metricsToken: env.LOADBANG_METRICS_TOKEN || null,
    logLevel: levelOf(env.LOADBANG_LOG)
  }
}

/** Addresses under which others reach a hub on a port, best first; none where only this machine does. */
export function addressesOf({ url, isReachable }: HubSettings, port: number): string[] {
  if (url) return [url]
  if (!isReachable) return []
  const found = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
  const [v4, v6] = ['IPv4', 'IPv6'].map((family) => found.filter((one) => one.family === family))
  return [
    ...v4!.map(({ address }) => `http://${address}:${port}`),
    ...v6!.map(({ address }) => `http://[${address}]:${port}`)
  ]
}

/** By its own names, and by the public one; where only HOST was set, whoever set it knows how the hub is reached. */
function hostsOf(url: string | null, host: string | undefined): Doors['hosts'] {
  if (url) return new Set([...loopbackHosts, new URL(url).hostname])
  return host === undefined || host === '' ? loopbackHosts : null
}

function wrong(detail: string): never {
  throw new HubError('settings-wrong', detail)
}

const listOf = (text = ''): string[] => text.split(/[ ,]+/).filter(Boolean)

function originOf(name: string, text: string): string {
  if (!URL.canParse(text)) wrong(`${name} is no address`)
  const { protocol, origin, pathname, search, hash } = new URL(text)
  if (!/^https?:$/.test(protocol) || pathname !== '/' || search || hash)
    wrong(`${name} must be as https://patch.example, without a path`)
  return origin
}

function orgOf(org: string): string {
  try {
    return parseRoom(`${org}/x/main`).org
  } catch {
    return wrong('LOADBANG_ORG must have 1 to 128 letters, digits and . _ ~ : @ + -')
  }
}

function sharingOf(text: string | undefined): HubSettings['sharing'] {
  if (!text) return 'signed-in'
  return text === 'anyone' ? text : wrong('LOADBANG_SHARE can only be “anyone”')
}

function levelOf(text = ''): Level {
  if (text === '') return 'warning'
  const found = levels.find((level) => level === text)
  return found ?? wrong(`LOADBANG_LOG can be ${levels.join(', ')}`)
}

function numberOf(name: string, text: string | undefined): number | null {
  if (!text) return null
  const number = Number(text)
  return Number.isSafeInteger(number) && number >= 0 ? number : wrong(`${name} must be a whole number`)
}

function jwtOf(env: NodeJS.ProcessEnv): JwtSettings | null {
  const issuers = listOf(env.LOADBANG_JWT_ISSUER)
  if (issuers.length === 0) return null
  const jwks = listOf(env.LOADBANG_JWT_JWKS)
  if (jwks.length > 0 && jwks.length !== issuers.length)
    wrong('LOADBANG_JWT_JWKS must name one address for each issuer')
  for (const url of [...issuers, ...jwks]) if (!URL.canParse(url)) wrong(`${url} is no address`)
  // Without it, a token made for any other service of the issuer would open this one.
  const audience = env.LOADBANG_JWT_AUDIENCE || wrong('LOADBANG_JWT_AUDIENCE is missing')
  const algorithms = listOf(env.LOADBANG_JWT_ALGORITHMS ?? 'RS256 ES256 PS256 EdDSA')
  // A secret that both sides share is none of an issuer whose keys are public.
  for (const name of algorithms)
    if (!/^(RS|ES|PS)(256|384|512)$|^EdDSA$|^Ed25519$/.test(name))
      wrong(`LOADBANG_JWT_ALGORITHMS names ${name}, which is no signature with a public key`)
  if (algorithms.length === 0) wrong('LOADBANG_JWT_ALGORITHMS names none')
  return {
    issuers: issuers.map((issuer, i) => ({ issuer, jwks: jwks[i] ?? null })),
    audience,
    algorithms
  }
}
