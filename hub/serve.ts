// The server that `npm start` runs: the built app, on this machine alone unless HOST says otherwise.
import { createServer, type Server } from 'node:http'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveApp, type Handler } from './app.ts'

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

/** Listens; port 0 takes any that is free. */
export async function serve(handler: Handler, { port, host }: Address): Promise<Running> {
  const first = await listen(handler, port, host ?? '127.0.0.1')
  const servers = [first]
  const bound = (first.address() as AddressInfo).port
  if (host === undefined) {
    try {
      servers.push(await listen(handler, bound, '::1'))
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

/** The program: reads PORT and HOST, says where it is or why it is not. */
export async function main(): Promise<void> {
  const port = Number(process.env.PORT || 4400)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return fail(`PORT is ${process.env.PORT}, not a port's number.`)
  const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build')
  if (!existsSync(join(folder, 'index.html'))) return fail('There is no build yet: run npm start.')
  try {
    const running = await serve(serveApp(folder), { port, host: process.env.HOST || undefined })
    console.log(`Loadbang is at ${running.url}`)
    stopOnSignal(running)
  } catch (error) {
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

function listen(handler: Handler, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler)
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
