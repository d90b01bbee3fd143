// A Vite plugin that sends the server's security headers in `vite dev` and `vite preview` too, so that a thing the
// policy forbids fails on the developer's machine first.
import type { Connect, Plugin } from 'vite'
import { headersFor } from './headers.ts'

export function securityHeaders(): Plugin {
  return {
    name: 'loadbang-security-headers',
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => void server.middlewares.use(middleware)
  }
}

const middleware: Connect.NextHandleFunction = (request, response, next) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  for (const [name, value] of Object.entries(headersFor(pathname, { dev: true, search })))
    response.setHeader(name, value)
  next()
}
