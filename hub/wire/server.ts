// The sockets of the hub: lets them in, tells the protocols apart by path, looks after them, and closes them.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Authorize } from '../access/authorize.ts'
import { asHubError, type HubErrorCode } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Counts } from '../metrics/counts.ts'
import { parseRoom, type Room } from '../ports/room.ts'
import type { LiveRoom } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { Connection } from './connection.ts'
import { refusal, type Doors } from './doors.ts'
import type { Wire } from './entrance.ts'
import { serveHocuspocus } from './hocuspocus-server.ts'
import type { WireLimits } from './limits.ts'
import { serveY } from './y-websocket-server.ts'

export interface SocketsOptions {
  rooms: Rooms
  authorize: Authorize
  doors: Doors
  limits: WireLimits
  log: Log
  counts: Counts
}

export interface Sockets {
  /** Handles an HTTP upgrade; false when the path is none of the hub's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Ends the connections in a room, so that they come again. */
  closeRoom(room: LiveRoom, error: HubErrorCode): void
  readonly count: number
  /** Ends all; resolves when they are gone. */
  close(): Promise<void>
}

type Target = { protocol: 'hocuspocus' } | { protocol: 'y-websocket'; room: Room | null }

export function openSockets({ rooms, authorize, doors, limits, log, counts }: SocketsOptions): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrame,
    perMessageDeflate: false
  })
  const connections = new Set<Connection>()
  const perAddress = new Map<string, number>()
  const wire: Wire = { rooms, authorize, limits, log, counts, places: new Map() }
  let closing = false

  const ticker = setInterval(() => {
    for (const connection of connections) connection.tick()
  }, limits.keepalive).unref()
  const beater = setInterval(() => {
    for (const connection of connections) connection.beat()
  }, limits.heartbeat).unref()

  return {
    get count() {
      return connections.size
    },
    upgrade(request, socket, head) {
      const target = targetOf(request.url ?? '')
      if (!target) return false
      const wrong = refusal(request, doors)
      if (wrong) {
        log('warning', 'socket-refused', { because: wrong })
        refuse(socket, '403 Forbidden')
        return true
      }
      const address = request.socket.remoteAddress ?? ''
      const already = perAddress.get(address) ?? 0
      if (closing || connections.size >= limits.maxConnections || already >= limits.maxPerAddress) {
        refuse(socket, '503 Service Unavailable')
        return true
      }
      server.handleUpgrade(request, socket, head, (ws) => {
        const connection = new Connection(ws, socket, address, limits, counts)
        connections.add(connection)
        perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
        ws.on('close', () => {
          connections.delete(connection)
          const left = (perAddress.get(address) ?? 1) - 1
          if (left > 0) perAddress.set(address, left)
          else perAddress.delete(address)
        })
        const access = { headers: request.headers, address, protocol: target.protocol }
        if (target.protocol === 'hocuspocus') return serveHocuspocus(wire, connection, access)
        if (!target.room) {
          ws.on('error', () => {})
          return connection.end('room-name')
        }
        serveY(wire, connection, { ...access, room: target.room, token: tokenOf(request.url ?? '') })
      })
      return true
    },
    closeRoom(room, error) {
      for (const connection of wire.places.get(room) ?? []) connection.end(error)
    },
    async close() {
      closing = true
      clearInterval(ticker)
      clearInterval(beater)
      const gone = [...server.clients].map((ws) => new Promise((resolve) => ws.once('close', resolve)))
      for (const connection of connections) connection.end('going-away')
      const late = setTimeout(() => server.clients.forEach((ws) => ws.terminate()), 1000)
      await Promise.all(gone)
      clearTimeout(late)
      server.close()
    }
  }
}

function targetOf(url: string): Target | null {
  const [path = ''] = url.split('?', 1)
  if (path === '/hocuspocus' || path === '/hocuspocus/') return { protocol: 'hocuspocus' }
  if (!path.startsWith('/ws/')) return null
  try {
    const name = decodeURIComponent(path.slice('/ws/'.length))
    return { protocol: 'y-websocket', room: name.split('/').length === 3 ? parseRoom(name) : null }
  } catch (error) {
    void asHubError(error)
    return { protocol: 'y-websocket', room: null }
  }
}

/** From the query: y-websocket has no other place for it. Single-use tickets, since proxies log addresses. */
function tokenOf(url: string): string {
  return new URL(url, 'http://localhost').searchParams.get('ticket') ?? ''
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
