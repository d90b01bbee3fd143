// The HTTP API, as src/lib/collab/hub-api.ts describes it: the doors first, then the route, then who asks.
import type { Handler } from '../app.ts'
import { isLoopback } from '../access/authorize.ts'
import { HubError } from '../errors.ts'
import { refusal } from '../wire/doors.ts'
import { assetRoutes } from './assets.ts'
import { identifyCall, type ApiParts, type Call } from './call.ts'
import { inviteRoutes } from './invites.ts'
import { memberRoutes } from './members.ts'
import { rackRoutes } from './racks.ts'
import { isHidden, letOrigin } from './origins.ts'
import { find, send, sendError, type Route } from './router.ts'
import { ticketRoutes } from './tickets.ts'

const routes: readonly Route<Call>[] = [
  ...rackRoutes,
  ...memberRoutes,
  ...inviteRoutes,
  ...ticketRoutes,
  ...assetRoutes
]

/** Answers what is under `/api/`, and leaves all else to the next handler. */
export function answerApi(hub: ApiParts, next: Handler): Handler {
  return (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    if (path !== '/api' && !path.startsWith('/api/')) return next(request, response)
    const { method = 'GET' } = request
    let pattern = 'none'
    const work = async () => {
      if (refusal(request, hub.settings.doors) || isHidden(request)) throw new HubError('door-closed')
      if (letOrigin(request, response, hub.settings.doors)) return
      const { route, params } = find(routes, method, path)
      pattern = `${route.method} ${route.path}`
      const address = addressOf(hub, request)
      const identify = () => identifyCall(hub, request.headers.authorization, address)
      const reply = await route.handle({ hub, request, response, params, address, identify })
      if (reply) send(request, response, reply)
    }
    work().catch((error: unknown) => sendError({ request, response }, error, hub.log, pattern))
  }
}

/** Behind a proxy on this machine, the address that it appended. Anybody can say another before it, so only the last counts. */
function addressOf({ settings }: ApiParts, { socket, headers }: Parameters<Handler>[0]): string {
  const address = socket.remoteAddress ?? ''
  const said = headers['x-forwarded-for']
  if (!settings.url || !isLoopback(address) || said === undefined) return address
  return String(said).split(',').at(-1)!.trim() || address
}
