// The hub put together: adapters, rooms and sockets over one data folder. Nothing outside this file knows which adapters there are.
import type { IncomingMessage } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { openAccess } from './access/access.ts'
import type { Authorize } from './access/authorize.ts'
import { hubSecret } from './access/secret.ts'
import { answerApi } from './api/api.ts'
import { bucketFor, type BucketSize } from './api/buckets.ts'
import { gateFor } from './api/gate.ts'
import type { Handler } from './app.ts'
import { bringing } from './assets/bringing.ts'
import { takeCare, type Care, type CareTimes } from './care/care.ts'
import { eraseRack } from './care/erase.ts'
import { embeddedAssets } from './embedded/assets.ts'
import { openEmbedded, type Database } from './embedded/database.ts'
import { embeddedHoldings } from './embedded/holdings.ts'
import { embeddedRacks } from './embedded/racks.ts'
import { embeddedStore } from './embedded/store.ts'
import { embeddedStream } from './embedded/stream.ts'
import { countLog, noLog, type Log } from './log.ts'
import { countIn, Counts } from './metrics/counts.ts'
import { answerMetrics } from './metrics/metrics.ts'
import type { Assets } from './ports/assets.ts'
import type { Holdings } from './ports/holdings.ts'
import type { RackId, Racks } from './ports/racks.ts'
import type { Store } from './ports/store.ts'
import type { Stream } from './ports/stream.ts'
import { Rooms, type RoomsOptions } from './rooms/rooms.ts'
import { settingsOf, type HubSettings } from './settings.ts'
import { defaultWireLimits, type WireLimits } from './wire/limits.ts'
import { openSockets } from './wire/server.ts'

/** Bytes that an asset may have. */
const assetBytes = 1024 ** 3

const hour = 3_600_000

const defaultRates = {
  failing: { atOnce: 50, perSecond: 1 },
  making: { atOnce: 100, perSecond: 0.2 }
}

export interface HubOptions {
  /** Made where it is missing; one hub at a time. */
  folder: string
  settings?: HubSettings
  /** What keys are signed with; without it, one is made and kept in the folder. */
  secret?: string | undefined
  /** For tests: in place of the racks' rights, for sockets. */
  authorize?: Authorize
  /** Failed tokens, and racks made, from one address. */
  rates?: { failing: BucketSize; making: BucketSize }
  limits?: Partial<WireLimits>
  rooms?: Partial<RoomsOptions>
  care?: Partial<CareTimes>
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
  readonly racks: Racks
  readonly holdings: Holdings
  readonly rooms: Rooms
  readonly care: Pick<Care, 'round'>
  /** Handles an HTTP upgrade; false when the path is none of the hub's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Answers what is the hub's own, and leaves all else to the next handler. */
  answer(next: Handler): Handler
  health(): Health
  /** For tests: changes a setting of the database, such as one that makes the disk look full. */
  pragma(text: string): Promise<void>
  /** Ends the connections, stores what is waiting, closes the files. */
  close(): Promise<void>
}

/** Rejects with `storage-in-use`, `storage-newer`, or what the disk says. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { folder, settings = settingsOf({}), rates = defaultRates } = options
  const counts = new Counts()
  const log = countLog(options.log ?? noLog, counts.events)
  const database = await openEmbedded(folder)
  try {
    return await openOver(database, { ...options, folder, settings, log, rates, counts })
  } catch (error) {
    await database.close()
    throw error
  }
}

type Complete = HubOptions & Required<Pick<HubOptions, 'settings' | 'log' | 'rates'>> & { counts: Counts }

async function openOver(database: Database, options: Complete): Promise<Hub> {
  const { folder, settings, log, rates, counts } = options
  const secret = await hubSecret(folder, options.secret)
  const stream = embeddedStream(database)
  const store = embeddedStore(database)
  const racks = embeddedRacks(database)
  const holdings = embeddedHoldings(database)
  const assets = await embeddedAssets(folder, { maxSize: assetBytes })
  const access = openAccess(racks, secret, settings, log)
  const erasing = { racks, stream, store, holdings, grants: access.grants, log }
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
    authorize: options.authorize ?? access.authorize,
    log,
    counts,
    doors: settings.doors,
    limits: { ...defaultWireLimits, ...options.limits }
  })
  const api = {
    ...{ racks, holdings, assets, settings, log, assetBytes, ...access },
    bringer: bringing({ assets, holdings, assetBytes, rackBytes: settings.rackBytes }),
    pieces: gateFor(16),
    erase: (rack: RackId) => eraseRack(erasing, rack),
    failing: bucketFor(rates.failing),
    making: bucketFor(rates.making)
  }
  const care = takeCare(
    { ...erasing, assets, work: rooms.heavyWork },
    {
      every: hour,
      grace: 7 * 24 * hour,
      history: settings.historyDays === null ? null : settings.historyDays * 24 * hour,
      ...options.care
    }
  )
  let closed: Promise<void> | null = null
  return {
    stream,
    store,
    assets,
    racks,
    holdings,
    rooms,
    care,
    answer: (next) => {
      const now = () => ({ rooms: rooms.size, connections: sockets.count })
      const handler = answerMetrics(counts, now, settings.metricsToken, answerApi(api, next))
      return (request, response) => {
        response.on('finish', () => countIn(counts.answers, response.statusCode))
        handler(request, response)
      }
    },
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
    health: () => ({ status: closed ? 'stopping' : 'ok', rooms: rooms.size, connections: sockets.count }),
    pragma: (text) => database.call('pragma', [text]),
    close: () =>
      (closed ??= (async () => {
        await sockets.close()
        await care.close()
        access.grants.close()
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
