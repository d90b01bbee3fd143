// A Vite plugin that sends the server's security headers in `vite dev` and `vite preview` too, so that a thing the
// policy forbids fails on the developer's machine first.
import type { Connect, Plugin } from 'vite'
import { headersFor, kindOf, type Kind } from './headers.ts'

/** `only`: for one kind of response, where the rest belongs to somebody else (a test runner's own pages). */
export function securityHeaders(only?: Kind): Plugin {
  return {
    name: 'loadbang-security-headers',
    configureServer: (server) => void server.middlewares.use(middleware(only)),
    configurePreviewServer: (server) => void server.middlewares.use(middleware(only))
  }
}

const middleware =
  (only: Kind | undefined): Connect.NextHandleFunction =>
  (request, response, next) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    if (only === undefined || kindOf(pathname) === only) {
      for (const [name, value] of Object.entries(headersFor(pathname, { dev: true, search })))
        response.setHeader(name, value)
    }
    next()
  }
