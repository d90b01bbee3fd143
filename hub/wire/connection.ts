// One socket, whatever is spoken on it: limits on what comes, patience with what goes, and one way to end.
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { HubErrorCode } from '../errors.ts'
import { countIn, type Counts } from '../metrics/counts.ts'
import { closeOf } from './close-codes.ts'
import { Rate, type WireLimits } from './limits.ts'
import { wsFrame } from './ws-frame.ts'

/** What a protocol does with a connection. */
export interface Protocol {
  /** Throws a HubError on what is not of the protocol. */
  receive(frame: Uint8Array): void
  /** Sends something harmless, since the client has heard nothing for long. */
  keepalive(): void
  /** The socket is gone, or about to be. */
  ended(): void
}

export type Priority = 'answer' | 'update' | 'presence'

export class Connection {
  readonly address: string
  readonly #ws: WebSocket
  readonly #socket: Duplex
  readonly #limits: WireLimits
  readonly #counts: Counts
  readonly #messages: Rate
  readonly #bytes: Rate
  #protocol: Protocol | null = null
  #inFlight = 0
  #buffer: number
  /** Whether anything was sent since the last look. */
  #spoke = true
  #alive = true
  #ended = false
  #corked = false

  /** `socket` is what lies under `ws`. */
  constructor(ws: WebSocket, socket: Duplex, address: string, limits: WireLimits, counts: Counts) {
    this.address = address
    this.#ws = ws
    this.#socket = socket
    this.#limits = limits
    this.#counts = counts
    this.#buffer = limits.maxBuffer
    this.#messages = new Rate(limits.messagesPerSecond, Date.now())
    this.#bytes = new Rate(limits.bytesPerSecond, Date.now())
  }

  get ended(): boolean {
    return this.#ended
  }

  speak(protocol: Protocol, onError: (error: unknown) => HubErrorCode): void {
    this.#protocol = protocol
    this.#ws.on('message', (data: Buffer, isBinary: boolean) => {
      if (this.#ended) return
      this.#alive = true
      this.#counts.messagesIn++
      this.#counts.bytesIn += data.length
      const now = Date.now()
      if (!this.#messages.take(1, now) || !this.#bytes.take(data.length, now)) return this.end('too-fast')
      if (!isBinary) return this.end('frame-malformed')
      try {
        protocol.receive(data)
      } catch (error) {
        this.end(onError(error))
      }
    })
    this.#ws.on('pong', () => (this.#alive = true))
    // ws itself answers a broken frame with its close code; the error says no more than that.
    this.#ws.on('error', () => this.#finish())
    this.#ws.on('close', () => this.#finish())
  }

  /** Sends one message. */
  send(message: Uint8Array, priority: Priority): void {
    this.sendFrame(wsFrame(message), priority)
  }

  /**
   * Sends what `wsFrame` made. Presence is left out, and the connection ended, when too much is waiting for it. The frame is written
   * past ws, which without compression keeps nothing back that it could overtake.
   */
  sendFrame(frame: Uint8Array, priority: Priority): void {
    if (this.#ended) return
    const waiting = this.#socket.writableLength
    if (waiting > 0) {
      if (priority === 'presence' && waiting > this.#limits.maxPresenceBuffer)
        return void this.#counts.presenceDropped++
      if (waiting > this.#buffer) return this.end('too-slow')
    }
    // A large answer was asked for: while it is on its way, more may wait behind it.
    if (priority === 'answer' && frame.length > this.#limits.maxBuffer)
      this.#buffer = this.#limits.maxBuffer + frame.length
    this.#spoke = true
    this.#counts.messagesOut++
    this.#counts.bytesOut += frame.length
    // A commit acknowledges many changes at once: their answers leave together.
    if (priority === 'answer' && !this.#corked) {
      this.#corked = true
      this.#socket.cork()
      process.nextTick(this.#uncork)
    }
    this.#socket.write(frame)
  }

  /** Counts what is on its way to the disk, and stops reading while that is too much; call the result when it arrived. */
  hold(bytes: number): () => void {
    this.#inFlight += bytes
    if (this.#inFlight > this.#limits.maxInFlight && !this.#ws.isPaused) this.#ws.pause()
    return () => {
      this.#inFlight -= bytes
      if (this.#ws.isPaused && this.#inFlight <= this.#limits.maxInFlight / 2) this.#ws.resume()
    }
  }

  end(error: HubErrorCode): void {
    if (this.#ended) return
    countIn(this.#counts.ended, error)
    const { code, reason } = closeOf(error)
    this.#finish()
    if (this.#ws.isPaused) this.#ws.resume()
    this.#ws.close(code, reason)
    // One that reads nothing never answers the close; and what waits for it is let go.
    setTimeout(() => this.#ws.terminate(), error === 'too-slow' ? 1000 : 5000).unref()
  }

  /** Once a heartbeat: ends what is dead. */
  beat(): void {
    if (!this.#alive) return this.#ws.terminate()
    this.#alive = false
    this.#ws.ping()
  }

  /** Once a keepalive: says something where nothing was said since the last. */
  tick(): void {
    if (!this.#spoke) this.#protocol?.keepalive()
    this.#spoke = false
  }

  #uncork = (): void => {
    this.#corked = false
    this.#socket.uncork()
  }

  #finish(): void {
    if (this.#ended) return
    this.#ended = true
    this.#protocol?.ended()
  }
}
