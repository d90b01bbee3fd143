// The state vector of a room, kept up from each update without a document: for each client the clock up to which everything is
// there. What lies behind a gap waits until the gap closes, since clients send what is missing from the vector on.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { HubError } from '../errors.ts'
import type { Range } from './check.ts'

export class StateVector {
  readonly #known = new Map<number, number>()
  readonly #waiting = new Map<number, Range[]>()

  add(ranges: readonly Range[]): void {
    for (const range of ranges) {
      const { client, from, to } = range
      const known = this.#known.get(client) ?? 0
      if (from > known) this.#waiting.set(client, [...(this.#waiting.get(client) ?? []), range])
      else if (to > known) this.#advance(client, to)
    }
  }

  /** Whether all of it is there. */
  covers(ranges: readonly Range[]): boolean {
    return ranges.every(({ client, to }) => to <= (this.#known.get(client) ?? 0))
  }

  /** Whether a client with this vector has no struct that is not here. Throws `frame-malformed`. */
  coversVector(encoded: Uint8Array): boolean {
    return [...decodeVector(encoded)].every(([client, clock]) => clock <= (this.#known.get(client) ?? 0))
  }

  /** What a client with this vector has of what is here, also of what waits behind gaps. Throws `frame-malformed`. */
  sharedWith(encoded: Uint8Array): Map<number, number> {
    const shared = new Map<number, number>()
    for (const [client, clock] of decodeVector(encoded)) {
      const waiting = this.#waiting.get(client) ?? []
      const here = waiting.reduce((most, { to }) => Math.max(most, to), this.#known.get(client) ?? 0)
      if (here > 0) shared.set(client, Math.min(clock, here))
    }
    return shared
  }

  /** As Yjs encodes it, greater clients first. */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.#known.size)
    for (const [client, clock] of [...this.#known].sort(([a], [b]) => b - a)) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
    return encoding.toUint8Array(encoder)
  }

  #advance(client: number, to: number): void {
    let known = to
    const waiting = this.#waiting.get(client)
    if (waiting) {
      const still: Range[] = []
      for (const range of waiting.sort((a, b) => a.from - b.from)) {
        if (range.from <= known) known = Math.max(known, range.to)
        else still.push(range)
      }
      if (still.length > 0) this.#waiting.set(client, still)
      else this.#waiting.delete(client)
    }
    this.#known.set(client, known)
  }
}

/** Throws `frame-malformed` on what is no state vector. */
export function decodeVector(encoded: Uint8Array): Map<number, number> {
  const vector = new Map<number, number>()
  try {
    const decoder = decoding.createDecoder(encoded)
    const count = decoding.readVarUint(decoder)
    for (let i = 0; i < count; i++) vector.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    if (decoding.hasContent(decoder)) throw new RangeError('bytes are left over')
  } catch (cause) {
    throw new HubError('frame-malformed', 'a state vector cannot be read', { cause })
  }
  return vector
}
