// The hub put together: adapters, rooms and sockets over one data folder. Nothing outside this file knows which adapters there are.
import type { IncomingMessage } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { openOnLoopback, type Authorize } from './access/authorize.ts'
import { embeddedAssets } from './embedded/assets.ts'
import { openEmbedded } from './embedded/database.ts'
import { embeddedStore } from './embedded/store.ts'
import { embeddedStream } from './embedded/stream.ts'
import { noLog, type Log } from './log.ts'
import type { Assets } from './ports/assets.ts'
import type { Store } from './ports/store.ts'
import type { Stream } from './ports/stream.ts'
import { Rooms, type RoomsOptions } from './rooms/rooms.ts'
import { loopbackHosts, type Doors } from './wire/doors.ts'
import { defaultWireLimits, type WireLimits } from './wire/limits.ts'
import { openSockets } from './wire/server.ts'

export interface HubOptions {
  /** Made where it is missing; one hub at a time. */
  folder: string
  authorize?: Authorize
  doors?: Doors
  limits?: Partial<WireLimits>
  rooms?: Partial<RoomsOptions>
  log?: Log
}

export interface Health {
  status: 'ok' | 'stopping'
  rooms: number
  connections: number
}

export interface Hub {
  readonly stream: Stream
  readonly store: Store
  readonly assets: Assets
  readonly rooms: Rooms
  /** Handles an HTTP upgrade; false when the path is none of the hub's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  health(): Health
  /** For tests: changes a setting of the database, such as one that makes the disk look full. */
  pragma(text: string): Promise<void>
  /** Ends the connections, stores what is waiting, closes the files. */
  close(): Promise<void>
}

/** Rejects with `storage-in-use`, `storage-newer`, or what the disk says. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { folder, authorize = openOnLoopback, log = noLog } = options
  const database = await openEmbedded(folder)
  const stream = embeddedStream(database)
  const store = embeddedStore(database)
  const assets = await embeddedAssets(folder)
  const rooms = new Rooms({
    stream,
    store,
    log,
    ...options.rooms,
    onBroken: (room, error) => {
      log('warning', 'room-broken', { room: room.name, detail: error.message })
      sockets.closeRoom(room, 'storage-failed')
    }
  })
  const sockets = openSockets({
    rooms,
    authorize,
    log,
    doors: options.doors ?? { hosts: loopbackHosts, origins: new Set() },
    limits: { ...defaultWireLimits, ...options.limits }
  })
  let closed: Promise<void> | null = null
  return {
    stream,
    store,
    assets,
    rooms,
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
    health: () => ({ status: closed ? 'stopping' : 'ok', rooms: rooms.size, connections: sockets.count }),
    pragma: (text) => database.call('pragma', [text]),
    close: () =>
      (closed ??= (async () => {
        await sockets.close()
        await rooms.close()
        await stream.close()
        await database.close()
      })())
  }
}

/** Where a person's shared patches lie unless LOADBANG_DATA says otherwise: the system's place for such things. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env.LOADBANG_DATA) return env.LOADBANG_DATA
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Loadbang')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Loadbang')
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'loadbang')
}
