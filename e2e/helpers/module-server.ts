// A module server outside the app, as esm.sh is one.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ModuleServer {
  url: string
  /** Paths that were asked for, in their order. */
  requested: string[]
  close(): void
}

/** Path -> text. */
export async function openModuleServer(files: Record<string, string>): Promise<ModuleServer> {
  const requested: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requested.push(path)
    const text = files[path]
    response.writeHead(text === undefined ? 404 : 200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': 'application/javascript; charset=utf-8'
    })
    response.end(text ?? '')
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
