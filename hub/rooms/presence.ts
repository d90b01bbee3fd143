// Who is present in a room: awareness states by client id, each bound to the one who brought it. Nothing is parsed twice, and what a
// client echoes of others (y-websocket's does, each of them, for every change) costs a look at a clock.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { HubError } from '../errors.ts'

export interface PresenceLimits {
  /** Bytes of one state's JSON. */
  maxState: number
  /** Client ids that one connection may bring to a room. */
  maxIds: number
}

export const defaultPresenceLimits: PresenceLimits = { maxState: 64 * 1024, maxIds: 8 }

interface State {
  clock: number
  json: string
  owner: string
  user: string | null
}

interface Entry {
  client: number
  clock: number
  json: string
}

/** What a message brought. */
export interface PresenceNews {
  /** For the others; null when there is none. */
  news: Uint8Array | null
  /**
   * For the sender: its own ids as the others know them, gone. Who comes back after its connection broke says its state under the old
   * clock, and nobody would hear it before the next one; told so and asked again, a stock client says it under a later clock.
   */
  stale: Uint8Array | null
}

const nothing: PresenceNews = { news: null, stale: null }

/** Of ids that have left, their clocks are remembered for so many. */
const maxGone = 1000

export class Presence {
  readonly #states = new Map<number, State>()
  /** Clocks under which ids have left, the earliest first. */
  readonly #gone = new Map<number, number>()
  readonly #limits: PresenceLimits

  constructor(limits: PresenceLimits = defaultPresenceLimits) {
    this.#limits = limits
  }

  /**
   * Takes a message of one owner in, and answers what of it is news for the others; null when nothing is. States of
   * others' ids, older ones and those too many are passed over; but a later state of the same user takes an id over, since a
   * connection that broke is found out long after its client has come back. Throws `presence-malformed`.
   */
  apply(message: Uint8Array, owner: string, user: string | null = null): PresenceNews {
    const all = read(message, this.#limits.maxState)
    const stale = all.filter(
      ({ client, clock, json }) => json !== 'null' && clock <= (this.#gone.get(client) ?? -1)
    )
    let free = this.#limits.maxIds - this.#count(owner)
    const news = all.filter((entry) => this.#isNews(entry, owner, user, () => free-- > 0))
    if (news.length + stale.length === 0) return nothing
    for (const { json } of news) check(json)
    for (const { client, clock, json } of news) {
      if (json === 'null') this.#leave(client, clock)
      else {
        this.#gone.delete(client)
        this.#states.set(client, { clock, json, owner, user })
      }
    }
    return {
      // The usual case: all of it, as it came.
      news: news.length === all.length ? message : news.length > 0 ? write(news) : null,
      stale:
        stale.length > 0
          ? write(stale.map(({ client }) => ({ client, clock: this.#gone.get(client)!, json: 'null' })))
          : null
    }
  }

  #leave(client: number, clock: number): void {
    this.#states.delete(client)
    this.#gone.delete(client)
    this.#gone.set(client, clock)
    if (this.#gone.size > maxGone) this.#gone.delete(this.#gone.keys().next().value!)
  }

  #isNews(
    { client, clock, json }: Entry,
    owner: string,
    user: string | null,
    isFree: () => boolean
  ): boolean {
    const state = this.#states.get(client)
    if (!state) return json !== 'null' && clock > (this.#gone.get(client) ?? -1) && isFree()
    if (clock < state.clock) return false
    if (state.owner === owner) return clock > state.clock || json === 'null'
    return user !== null && state.user === user && clock > state.clock
  }

  /** Takes all that an owner brought away; what the others have to hear of it, or null. */
  leave(owner: string): Uint8Array | null {
    const gone: Entry[] = []
    for (const [client, state] of this.#states) {
      if (state.owner !== owner) continue
      // One clock later: the same clock may be known already, with a state.
      this.#leave(client, state.clock + 1)
      gone.push({ client, clock: state.clock + 1, json: 'null' })
    }
    return gone.length > 0 ? write(gone) : null
  }

  /** Everybody, for one who joins; null when nobody is there. */
  all(): Uint8Array | null {
    if (this.#states.size === 0) return null
    return write([...this.#states].map(([client, { clock, json }]) => ({ client, clock, json })))
  }

  #count(owner: string): number {
    let count = 0
    for (const state of this.#states.values()) if (state.owner === owner) count++
    return count
  }
}

/** The message that says nothing: something to send so that a client hears its connection. */
export const nobody = Uint8Array.of(0)

function read(message: Uint8Array, maxState: number): Entry[] {
  try {
    const decoder = decoding.createDecoder(message)
    const count = decoding.readVarUint(decoder)
    const entries: Entry[] = []
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      if (json.length > maxState) throw new RangeError('a state is too large')
      entries.push({ client, clock, json })
    }
    if (decoding.hasContent(decoder)) throw new RangeError('bytes are left over')
    return entries
  } catch (cause) {
    throw new HubError('presence-malformed', '', { cause })
  }
}

/** What a receiver could not parse would throw in its socket's handler. */
function check(json: string): void {
  try {
    JSON.parse(json)
  } catch (cause) {
    throw new HubError('presence-malformed', '', { cause })
  }
}

function write(entries: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { client, clock, json } of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
