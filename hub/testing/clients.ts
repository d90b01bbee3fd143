// For tests: a hub on a free port that can be stopped and started again, and stock clients of both protocols.
import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { testAccess, type TestAccess } from './access.ts'
import { temporaryFolder } from './folder.ts'
import { openHub, type Hub, type HubOptions } from '../hub.ts'
import { serveHub, type Running } from '../serve.ts'

export interface TestHub {
  hub: Hub
  access: TestAccess
  readonly folder: string
  readonly url: string
  readonly socketUrl: string
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops it and takes its folder away. */
  remove(): Promise<void>
}

export async function startHub(options: Partial<HubOptions> = {}): Promise<TestHub> {
  const folder = temporaryFolder()
  const access = testAccess()
  let running: Running
  let port = 0
  const test: TestHub = {
    hub: undefined as unknown as Hub,
    access,
    folder: folder.path,
    get url() {
      return `http://127.0.0.1:${port}`
    },
    get socketUrl() {
      return `ws://127.0.0.1:${port}`
    },
    async start() {
      test.hub = await openHub({ folder: folder.path, authorize: access.authorize, ...options })
      running = await serveHub(test.hub, (_, response) => void response.end('app'), {
        port,
        host: '127.0.0.1'
      })
      port = running.port
    },
    stop: () => running.close(),
    async remove() {
      await running.close()
      folder.remove()
    }
  }
  await test.start()
  return test
}

/** The clients close sockets that are still connecting; in Node, unlike in a browser, that is an error which somebody has to hear. */
class PatientWebSocket extends WebSocket {
  constructor(address: string, protocols?: string[]) {
    super(address, protocols)
    this.on('error', () => {})
  }
}

/** A stock client of either protocol. */
export interface Client {
  kind: 'y-websocket' | 'hocuspocus'
  doc: Y.Doc
  provider: WebsocketProvider | HocuspocusProvider
  connect(): void
  disconnect(): void
  destroy(): void
  isSynced(): boolean
}

export interface ClientOptions {
  name?: string
  token?: string
  doc?: Y.Doc
}

export function yClient(
  hub: TestHub,
  { name = 'org/doc/main', token = '', doc = new Y.Doc() }: ClientOptions = {}
): Client {
  const provider = new WebsocketProvider(`${hub.socketUrl}/ws`, name, doc, {
    WebSocketPolyfill: PatientWebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    params: token ? { ticket: token } : {}
  })
  return {
    kind: 'y-websocket',
    doc,
    provider,
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    destroy: () => {
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
    isSynced: () => provider.synced
  }
}

export function hocuspocusClient(
  hub: TestHub,
  { name = 'org/doc', token = '', doc = new Y.Doc() }: ClientOptions = {}
): Client & { provider: HocuspocusProvider } {
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${hub.socketUrl}/hocuspocus`,
    WebSocketPolyfill: PatientWebSocket,
    delay: 50,
    minDelay: 50,
    maxDelay: 200
  })
  const provider = new HocuspocusProvider({ websocketProvider, name, token, document: doc })
  provider.attach()
  return {
    kind: 'hocuspocus',
    doc,
    provider,
    connect: () => {
      // Told to connect while its socket is still closing, the client would do nothing, and stay away.
      if (websocketProvider.shouldConnect || websocketProvider.status !== WebSocketStatus.Connected)
        return void websocketProvider.connect()
      const again = () => {
        websocketProvider.off('disconnect', again)
        void websocketProvider.connect()
      }
      websocketProvider.on('disconnect', again)
    },
    disconnect: () => websocketProvider.disconnect(),
    destroy: () => {
      provider.destroy()
      websocketProvider.destroy()
      doc.destroy()
    },
    isSynced: () => provider.synced && !provider.hasUnsyncedChanges
  }
}

/** A document's content as JSON. */
export const contentOf = (doc: Y.Doc): unknown => ({
  map: doc.getMap('map').toJSON(),
  list: doc.getArray('list').toJSON(),
  text: doc.getText('text').toString()
})

/** Waits until something holds, looking often. Rejects after `patience` milliseconds, with what `tell` says. */
export async function until(
  holds: () => boolean,
  tell: () => unknown = () => '',
  patience = 10_000
): Promise<void> {
  const end = Date.now() + patience
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${JSON.stringify(tell())}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
