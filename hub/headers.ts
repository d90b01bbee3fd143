// The one table of security headers: what the server, `vite dev` and `vite preview` all send, by kind of response.

/** What a path serves, as far as its headers differ. */
export type Kind = 'page' | 'engineWorker' | 'cellSandbox' | 'asset'

export interface PolicyOptions {
  /** CSP sources of inline scripts, e.g. `'sha256-…'`. */
  scriptHashes?: readonly string[]
  /** Vite's dev server needs its websocket and inline scripts. */
  dev?: boolean
  /** The query, `?` included. */
  search?: string
}

export function kindOf(pathname: string, search = ''): Kind {
  if (pathname === '/sandbox/cell.html') return 'cellSandbox'
  if (pathname.startsWith('/_app/immutable/workers/')) return 'engineWorker'
  // Vite's dev server tells a worker's script by its query.
  if (/[?&]worker_file\b/.test(search)) return 'engineWorker'
  return /\.[a-z0-9]+$/i.test(pathname) && !pathname.endsWith('.html') ? 'asset' : 'page'
}

/** Every header of a response for this path. */
export function headersFor(pathname: string, options: PolicyOptions = {}): Record<string, string> {
  const kind = kindOf(pathname, options.search)
  return {
    ...common,
    'Content-Security-Policy': policy(kind, options),
    // The cell's frame has an opaque origin: for COEP it is another origin, and has to allow being embedded.
    'Cross-Origin-Resource-Policy': kind === 'cellSandbox' ? 'cross-origin' : 'same-origin'
  }
}

const common = {
  // Together these two give the page SharedArrayBuffer, which sound will want.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy':
    'camera=(self), microphone=(self), midi=(self), fullscreen=(self), geolocation=(), payment=(), usb=(), browsing-topics=()'
}

// The page, and nothing that runs a patch, fetches for cells what the person has allowed them, and their modules from a server that the
// person may choose: also from this machine.
const allowed = ['https:', 'http://localhost:*', 'http://127.0.0.1:*']

function policy(kind: Kind, { scriptHashes = [], dev = false }: PolicyOptions): string {
  if (kind === 'cellSandbox') return cellPolicy
  const scripts = dev ? ["'unsafe-inline'"] : kind === 'page' ? scriptHashes : []
  return directives({
    'default-src': ["'self'"],
    // TypeBox compiles schemas to code: in the engine's worker alone, which holds no page and no pixels.
    'script-src': ["'self'", ...scripts, ...(kind === 'engineWorker' ? ["'unsafe-eval'"] : [])],
    // Svelte Flow places its boxes with style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'connect-src': ["'self'", ...(kind === 'page' ? allowed : []), ...(dev ? ['ws:', 'wss:'] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'self'"],
    'form-action': ["'none'"]
  })
}

// A cell reaches nothing but what is handed to it: no network, no storage (its origin is opaque), only code.
const cellPolicy = directives({
  sandbox: ['allow-scripts'],
  'default-src': ["'none'"],
  'script-src': ["'unsafe-inline'", "'unsafe-eval'", 'blob:'],
  'worker-src': ['blob:'],
  'connect-src': ["'none'"]
})

function directives(table: Record<string, readonly string[]>): string {
  return Object.entries(table)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
