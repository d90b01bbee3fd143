// Where a cell's request may lead at all, whoever allows it.
import { cellErrors } from '../../jsrunner/errors.ts'

/** The address of a request; `own`: the page's origin. Throws for what is never sent. */
export function targetOf(text: string, own: string): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw cellErrors.network(`${shown(text)} is no address.`, 'Write it whole, with https:// before it.')
  }
  if (url.username || url.password)
    throw cellErrors.network(
      'An address must not hold a password.',
      'Send it in a header: { headers: { Authorization: … } }.'
    )
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && url.hostname === 'localhost'))
    throw cellErrors.network(
      `${shown(text)} cannot be reached: a cell speaks https, and http with localhost alone.`,
      'Write https://.'
    )
  if (isOwn(url, new URL(own)))
    throw cellErrors.network(
      'A cell cannot reach the server that Loadbang comes from.',
      'What is kept here is reached by kv and db.'
    )
  return url
}

/** The host that a person allows, port included, as `permit('network', host)` names it. */
export function hostOf(text: string): string {
  try {
    const { host } = new URL(`https://${text}`)
    if (host !== '' && !/[/?#@\\\s]/.test(text)) return host
  } catch {
    // Below.
  }
  throw cellErrors.network(`${shown(text)} is no host.`, `Write permit('network', 'api.example.com').`)
}

/** Whether it lies in the person's own machine or network: whoever is asked is told so. */
export function isNear(host: string): boolean {
  const name = bareName(host)
  if (name.startsWith('[')) return /^\[(::1?|f[cd].*|fe[89ab].*|::ffff:.*)\]$/.test(name)
  const parts = name.split('.').map(Number)
  if (parts.length === 4 && parts.every((part) => Number.isInteger(part))) {
    const [a, b] = parts as [number, number]
    return (
      a === 0 ||
      a === 10 ||
      a === 127 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && b === 168)
    )
  }
  return !name.includes('.') || /\.(localhost|local|internal|home\.arpa|lan)$/.test(name)
}

const bareName = (host: string): string => host.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase()

const loopback = (name: string): boolean => name === 'localhost' || name === '[::1]' || /^127\./.test(name)

/** The same server has several names where it is this machine. */
function isOwn(url: URL, own: URL): boolean {
  const [name, ownName] = [bareName(url.hostname), bareName(own.hostname)]
  return url.port === own.port && (name === ownName || (loopback(name) && loopback(ownName)))
}

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)} …` : text || 'Nothing')
