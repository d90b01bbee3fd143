// Where packages of code come from: the person's choice, of this browser and for all patches. A patch has no say in it.
const KEY = 'loadbang-module-server'
const USUAL = 'https://esm.sh'

export function moduleServer(): string {
  try {
    return serverOf(localStorage.getItem(KEY) ?? '') ?? USUAL
  } catch {
    return USUAL
  }
}

/** An empty text: the usual one. False where it is no address of a server. */
export function setModuleServer(text: string): boolean {
  const server = text.trim() === '' ? USUAL : serverOf(text.trim())
  if (server === null) return false
  try {
    if (server === USUAL) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, server)
  } catch {
    // Not remembered, where nothing is.
  }
  return true
}

/** Without a slash at its end. Nobody on the way may change the code: https, or this very machine. */
function serverOf(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, hostname, origin, pathname } = new URL(text)
  const safe = protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname))
  return safe ? (origin + pathname).replace(/\/+$/, '') : null
}
