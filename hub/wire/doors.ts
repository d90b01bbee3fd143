// Which requests for a socket are let in. A hub on this machine can be reached by any page that is open in a browser here: so a page of
// another origin is refused, and so is a name that somebody pointed at this machine.
import type { IncomingMessage } from 'node:http'

export interface Doors {
  /** Names (without port) under which the hub is reached; null: any, for a hub behind a proxy that checks. */
  hosts: ReadonlySet<string> | null
  /** Origins let in besides the hub's own, such as `https://patch.example`. */
  origins: ReadonlySet<string>
}

export const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Why a request is refused, or null. */
export function refusal({ headers }: IncomingMessage, { hosts, origins }: Doors): 'host' | 'origin' | null {
  const host = headers.host ?? ''
  if (hosts && !hosts.has(hostname(`http://${host}`))) return 'host'
  const { origin } = headers
  // Only browsers send one, and they always do.
  if (origin === undefined || origins.has(origin)) return null
  return URL.canParse(origin) && new URL(origin).host === hostOf(host, origin) ? null : 'origin'
}

function hostname(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}

/** The host as the origin would write it: without the port that its scheme implies. */
function hostOf(host: string, origin: string): string {
  const url = `${new URL(origin).protocol}//${host}`
  return URL.canParse(url) ? new URL(url).host : ''
}
