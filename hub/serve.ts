// The server that `npm start` runs: the built app and the hub on one port, on this machine alone unless HOST says otherwise.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { serveApp, type Handler } from './app.ts'
import { HubError } from './errors.ts'
import { answerHealth } from './health.ts'
import { dataFolder, openHub } from './hub.ts'
import { openDesk } from './care/desk.ts'
import { reopenable, type Served } from './care/reopened.ts'
import { jsonLog, logFrom } from './log.ts'
import { addressesOf, settingsOf } from './settings.ts'

export interface Running {
  port: number
  url: string
  close: () => Promise<void>
}

export interface Address {
  port: number
  /** Without it, both loopback addresses: browsers try either for `localhost`. */
  host?: string | undefined
}

/** Takes over a request for a socket; false when the path is not its own. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

/** Listens; port 0 takes any that is free. */
export async function serve(handler: Handler, { port, host }: Address, upgrade?: Upgrade): Promise<Running> {
  const first = await listen(handler, port, host ?? '127.0.0.1', upgrade)
  const servers = [first]
  const bound = (first.address() as AddressInfo).port
  if (host === undefined) {
    try {
      servers.push(await listen(handler, bound, '::1', upgrade))
    } catch (error) {
      // A machine may have no IPv6; but another program behind our own address is a port taken.
      if (codeOf(error) === 'EADDRINUSE' && port !== 0) {
        await close(first)
        throw error
      }
    }
  }
  const name = host === undefined || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return {
    port: bound,
    url: `http://${name.includes(':') ? `[${name}]` : name}:${bound}`,
    close: async () => void (await Promise.all(servers.map(close)))
  }
}

/** The hub behind a handler: `/health`, `/api/` and the sockets are its own, all else is the handler's. Closing ends the hub first. */
export async function serveHub(hub: Served, handler: Handler, address: Address): Promise<Running> {
  const running = await serve(answerHealth(hub, hub.answer(handler)), address, (request, socket, head) =>
    hub.upgrade(request, socket, head)
  )
  return {
    ...running,
    close: async () => {
      await hub.close()
      await running.close()
    }
  }
}

/** The program: reads PORT, HOST and what `settings.ts` knows, says where it is or why it is not. */
export async function main(): Promise<void> {
  const port = Number(process.env.PORT || 4400)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return fail(`PORT is ${process.env.PORT}, not a port's number.`)
  const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build')
  if (!existsSync(join(folder, 'index.html'))) return fail('There is no build yet: run npm start.')
  const host = process.env.HOST || undefined
  let hub: Served | null = null
  try {
    const settings = settingsOf(process.env)
    const secret = process.env.LOADBANG_SECRET
    const log = logFrom(settings.logLevel, jsonLog(console.error))
    const data = dataFolder()
    const open = () => openHub({ folder: data, settings, secret, log })
    const opened = await reopenable(open)
    hub = opened
    const desk = openDesk(data, () => opened.reopen())
    const running = await serveHub(opened, desk.answer(serveApp(folder)), { port, host })
    await desk.open(running.url)
    console.log(`Loadbang is at ${running.url}`)
    for (const address of addressesOf(settings, running.port)) console.log(`and for others at ${address}`)
    stopOnSignal({
      ...running,
      close: async () => {
        await desk.close()
        await running.close()
      }
    })
  } catch (error) {
    await hub?.close()
    if (error instanceof HubError) return fail(error.sentence)
    const taken = codeOf(error) === 'EADDRINUSE'
    fail(
      taken
        ? `Port ${port} is taken: set PORT to another.`
        : `Cannot listen on port ${port}: ${String(error)}`
    )
  }
}

/** Closes on Ctrl+C or when told to end, and says so; a second signal ends at once, as it would without this. */
export function stopOnSignal({ close }: Running): void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const stop = () => {
    for (const signal of signals) process.off(signal, stop)
    console.log('Stopped.')
    void close()
  }
  for (const signal of signals) process.on(signal, stop)
}

function listen(handler: Handler, port: number, host: string, upgrade?: Upgrade): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler)
    if (upgrade) {
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (!upgrade(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
      })
    }
    server.once('error', reject)
    server.listen({ port, host }, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

if (import.meta.main) await main()
