// `GET /health`: whether the hub is up and takes changes, for whoever watches it. Tells no names.
import type { Handler } from './app.ts'
import type { Served } from './care/reopened.ts'

/** Answers `/health`, and leaves all else to the next handler. 200 while it is up, 503 while it stops. */
export function answerHealth(hub: Pick<Served, 'health'>, next: Handler): Handler {
  return (request, response) => {
    if (request.url?.split('?', 1)[0] !== '/health') return next(request, response)
    const health = hub.health()
    response.writeHead(health.status === 'ok' ? 200 : 503, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff'
    })
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(health))
  }
}
