// A server to be measured, in a process of its own: `subject.ts loadbang|hocuspocus|y-websocket`. Says its port when it is up, then its
// memory (after collecting) or its processor time, whenever it is asked.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as YServer from '@y/websocket-server/utils'

export type SubjectName = 'loadbang' | 'hocuspocus' | 'y-websocket'
export type Question = 'memory' | 'cpu'

export interface Memory {
  /** Bytes of the whole process, its threads included. */
  rss: number
  /** Bytes of objects and buffers of the thread that serves. */
  heap: number
}

const starts: Record<SubjectName, () => Promise<number>> = {
  async loadbang() {
    const { openHub } = await import('../../hub/hub.ts')
    const { serveHub } = await import('../../hub/serve.ts')
    const folder = mkdtempSync(join(tmpdir(), 'loadbang-bench-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    const hub = await openHub({ folder })
    return (await serveHub(hub, (_, response) => void response.end(), { port: 0, host: '127.0.0.1' })).port
  },
  async hocuspocus() {
    const { Server } = await import('@hocuspocus/server')
    const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false })
    await server.listen()
    return (server.httpServer.address() as AddressInfo).port
  },
  async 'y-websocket'() {
    // What the package's own server does, on a port that is free. As CommonJS: its store, which nobody asks for here and which is left
    // out of the installation (package.json, `overrides`), is then not looked into.
    const { setupWSConnection } = createRequire(import.meta.url)(
      '@y/websocket-server/utils'
    ) as typeof YServer
    const { WebSocketServer } = await import('ws')
    const sockets = new WebSocketServer({ noServer: true })
    sockets.on('connection', setupWSConnection)
    const server = createServer()
    server.on('upgrade', (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request))
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
}

const collect = async () => {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

process.on('message', (question: Question) => {
  void (async () => {
    if (question === 'cpu') {
      const { user, system } = process.cpuUsage()
      return process.send?.(user + system)
    }
    await collect()
    const { rss, heapUsed, external } = process.memoryUsage()
    process.send?.({ rss, heap: heapUsed + external } satisfies Memory)
  })()
})
process.on('disconnect', () => process.exit())
process.send?.(await starts[process.argv[2] as SubjectName]())
