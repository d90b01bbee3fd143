// How much of everything the wire takes. Whoever goes beyond is told which limit it was by the reason of the close.
export interface WireLimits {
  /** Bytes of one frame. */
  maxFrame: number
  /** Sockets in all, and from one address. */
  maxConnections: number
  maxPerAddress: number
  /** Connections in one room. */
  maxPerRoom: number
  /** Before it is known who somebody is: bytes, messages, documents, and milliseconds. */
  queueBytes: number
  queueMessages: number
  maxDocuments: number
  authTimeout: number
  /** Per second, in the mean; ten times as much at once. */
  messagesPerSecond: number
  bytesPerSecond: number
  /** Bytes on their way to the disk from one connection, after which it is not read from. */
  maxInFlight: number
  /** Bytes waiting for a client: beyond the first presence is left out, beyond the second it is closed. */
  maxPresenceBuffer: number
  maxBuffer: number
  /** Milliseconds between two looks for silence (a client hears something within twice that; it waits for 30 s), and between two looks for dead connections. */
  keepalive: number
  heartbeat: number
}

export const defaultWireLimits: WireLimits = {
  maxFrame: 33 * 1024 * 1024,
  maxConnections: 20_000,
  maxPerAddress: 5000,
  maxPerRoom: 2000,
  queueBytes: 5 * 1024 * 1024,
  queueMessages: 1000,
  maxDocuments: 100,
  authTimeout: 30_000,
  messagesPerSecond: 20_000,
  bytesPerSecond: 50 * 1024 * 1024,
  maxInFlight: 16 * 1024 * 1024,
  maxPresenceBuffer: 256 * 1024,
  maxBuffer: 16 * 1024 * 1024,
  keepalive: 10_000,
  heartbeat: 30_000
}

/** A bucket of tokens: so many each second, ten seconds' worth at once. */
export class Rate {
  readonly #perSecond: number
  #left: number
  #at: number

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond
    this.#left = perSecond * 10
    this.#at = now
  }

  /** False when it is too much. */
  take(amount: number, now: number): boolean {
    if (now > this.#at) {
      this.#left = Math.min(this.#perSecond * 10, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
      this.#at = now
    }
    this.#left -= amount
    return this.#left >= 0
  }
}
