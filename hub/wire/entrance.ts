// The way into a room, for both protocols: first the right, then a place, then the room.
import { isRefusal, type AccessRequest, type Authorize, type Grant } from '../access/authorize.ts'
import { HubError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Counts } from '../metrics/counts.ts'
import { roomName } from '../ports/room.ts'
import type { LiveRoom } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Connection } from './connection.ts'
import type { WireLimits } from './limits.ts'

export interface Wire {
  rooms: Rooms
  authorize: Authorize
  limits: WireLimits
  log: Log
  counts: Counts
  /** The connections in each room, so that they can be closed with it. */
  places: Map<LiveRoom, Set<Connection>>
}

export interface Place {
  grant: Grant
  room: LiveRoom
  /** Gives the place back. */
  leave(): void
}

/** Rejects with `unauthorized`, `forbidden`, `revoked`, `expired`, `too-many-connections`, or why the room cannot be opened. */
export async function enter(wire: Wire, request: AccessRequest, connection: Connection): Promise<Place> {
  const answer = await wire.authorize(request)
  if (isRefusal(answer))
    throw new HubError(answer.refused === 'unavailable' ? 'access-unavailable' : answer.refused)
  const grant = answer
  try {
    return await takePlace(wire, request, grant, connection)
  } catch (error) {
    grant.left?.()
    throw error
  }
}

async function takePlace(
  wire: Wire,
  request: AccessRequest,
  grant: Grant,
  connection: Connection
): Promise<Place> {
  if (roomName(grant) !== roomName(request.room)) throw new HubError('forbidden')
  if (connection.ended) throw new HubError('going-away')
  const room = await wire.rooms.acquire(request.room)
  const connections = wire.places.get(room) ?? new Set()
  if (connections.size >= wire.limits.maxPerRoom || connection.ended) {
    wire.rooms.release(room)
    throw new HubError(connection.ended ? 'going-away' : 'too-many-connections')
  }
  wire.places.set(room, connections.add(connection))
  let left = false
  return {
    grant,
    room,
    leave() {
      if (left) return
      left = true
      connections.delete(connection)
      if (connections.size === 0) wire.places.delete(room)
      wire.rooms.release(room)
      grant.left?.()
    }
  }
}

/** What came before it was known who somebody is: kept in order, within bounds, over all documents of a connection. */
export class Queue {
  readonly #limits: WireLimits
  #frames: Uint8Array[] = []
  #bytes = 0

  constructor(limits: WireLimits) {
    this.#limits = limits
  }

  /** Throws `auth-queue` when it is too much. */
  push(frame: Uint8Array): void {
    this.#bytes += frame.length
    if (this.#frames.length >= this.#limits.queueMessages || this.#bytes > this.#limits.queueBytes)
      throw new HubError('auth-queue')
    // The buffer may be the socket's.
    this.#frames.push(new Uint8Array(frame))
  }

  get bytes(): number {
    return this.#bytes
  }

  get count(): number {
    return this.#frames.length
  }

  /** All, and it is empty. */
  take(): Uint8Array[] {
    const frames = this.#frames
    this.#frames = []
    this.#bytes = 0
    return frames
  }
}
