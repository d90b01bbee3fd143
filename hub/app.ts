// Answers requests for the built app: its files, its security headers, the one page for every page address, and an
// honest 404 for a file that is not there.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { headersFor } from './headers.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Serves the folder an app was built into. It is read once: a new build wants a new start. */
export function serveApp(folder: string): Handler {
  const scriptHashes = inlineScriptHashes(readFileSync(join(folder, 'index.html'), 'utf8'))
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    // Page addresses get the page; what looks like a file, or lies where files are, does not.
    single: true,
    ignores: [/^\/(_app|sandbox)\//, /\/\./],
    setHeaders: (response, pathname) => response.setHeader('Cache-Control', cacheControl(pathname))
  })
  return (request, response) => {
    const pathname = pathOf(request.url)
    for (const [name, value] of Object.entries(headersFor(pathname, { scriptHashes }))) {
      response.setHeader(name, value)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(response, 405, 'Only GET and HEAD are answered here.')
    }
    files(request, response, () => refuse(response, 404, 'There is no such file.'))
  }
}

/** CSP sources for the scripts written inside a page: SvelteKit starts the app with one. */
export function inlineScriptHashes(html: string): string[] {
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)]
  return inline.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
}

function cacheControl(pathname: string): string {
  // Names below /immutable/ contain a hash of what they name; all else is asked for again, and answered 304.
  return pathname.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function pathOf(url = '/'): string {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return '/'
  }
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(`${sentence}\n`)
}
