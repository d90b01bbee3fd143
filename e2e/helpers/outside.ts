// A server outside the app that hears whatever a cell may get out, and would answer it.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Outside {
  url: string
  /** Paths that were asked for, in their order. */
  requested: string[]
  close(): void
}

export async function openOutside(): Promise<Outside> {
  const requested: string[] = []
  const server = createServer((request, response) => {
    requested.push(request.url ?? '')
    const type = request.headers.accept === 'text/event-stream' ? 'text/event-stream' : 'text/html'
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': type })
    if (type === 'text/html') response.end('')
    else response.write('\n')
  })
  server.on('upgrade', (request, socket) => {
    requested.push(request.url ?? '')
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade'
    socket.write(`${upgrade}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requested,
    close() {
      server.closeAllConnections()
      server.close()
    }
  }
}
