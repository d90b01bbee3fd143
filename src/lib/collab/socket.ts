// Hocuspocus' socket, with an exact account of what the hub has acknowledged, and a gate for viewers. The stock client's own count starts
// anew at each handshake while acknowledgements of earlier frames are still to come, so it can say 0 too early; and it keeps frames
// while there is no connection, although the handshake sends all that is missing anyway.
import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider'
import * as decoding from 'lib0/decoding'

const SYNC = 0
const SYNC_REPLY = 4
const SYNC_STATUS = 8
const STEP_1 = 0
const STEP_2 = 1

/** Milliseconds between a connection that ended, or a try that failed, and the next try: a hub that starts anew is back in a second. */
const FIRST_DELAY = 700
const LEAST_DELAY = 300
const LAST_DELAY = 10_000

/** Milliseconds without a word after which a connection is taken for gone: the hub asks every ten seconds. */
const SILENCE = 22_000

type Frame = { is: 'change'; answer: boolean } | { is: 'status'; stored: boolean } | { is: 'other' }

export function frameOf(bytes: Uint8Array): Frame {
  try {
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === SYNC_STATUS) return { is: 'status', stored: decoding.readVarInt(decoder) === 1 }
    if (type !== SYNC && type !== SYNC_REPLY) return { is: 'other' }
    const step = decoding.readVarUint(decoder)
    return step === STEP_1 ? { is: 'other' } : { is: 'change', answer: step === STEP_2 }
  } catch {
    return { is: 'other' }
  }
}

export interface SocketOptions {
  url: string
  /** A change was sent, or one was acknowledged, or the account starts anew with a new socket. */
  counted(): void
  /** To a viewer, who is asked for nothing: the hub has all that is here. */
  covered(): void
  webSocket?: typeof WebSocket
}

export class HubSocket extends HocuspocusProviderWebsocket {
  /** Whether changes go out. What does not is sent by the next handshake in which they may. */
  mayChange = true
  /** Changes sent on this socket and not yet acknowledged. */
  outstanding = 0
  /** Whether the hub has been sent, on this socket, what it lacked. */
  answered = false
  readonly #counted: () => void
  readonly #covered: () => void

  constructor({ url, counted, covered, webSocket }: SocketOptions) {
    super({
      url,
      autoConnect: false,
      delay: FIRST_DELAY,
      minDelay: LEAST_DELAY,
      maxDelay: LAST_DELAY,
      factor: 1.5,
      messageReconnectTimeout: SILENCE,
      WebSocketPolyfill: webSocket
    })
    this.#counted = counted
    this.#covered = covered
    this.on('close', () => this.#anew())
  }

  /**
   * Tries again only after some while from now on, the longer the more often it failed. Not by `setConfiguration`, which takes every
   * call for the wish not to connect by itself. Not to the millisecond, for all whose hub went begin at the same time.
   */
  pace(failures: number): void {
    const longest = Math.min(FIRST_DELAY * 2 ** failures, LAST_DELAY)
    this.configuration.delay = Math.round(longest * (0.6 + 0.4 * Math.random()))
  }

  get open(): boolean {
    return this.status === WebSocketStatus.Connected
  }

  /** Ends the connection here and now: whoever is away does not say good-bye, and a browser waits for that. */
  drop(): void {
    if (this.webSocket) this.emit('close', { event: { code: 4408, reason: '' } })
  }

  /** The stock client asks a silent socket to close, time and again, and then forgets to tell anybody that it gave it up. */
  override checkConnection(): void {
    if (!this.open || this.lastMessageReceived === 0) return
    if (Date.now() - this.lastMessageReceived > this.configuration.messageReconnectTimeout) this.drop()
  }

  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState !== 1) return
    const frame = frameOf(message)
    if (frame.is === 'change') {
      if (!this.mayChange) return
      this.outstanding++
      this.answered ||= frame.answer
    }
    super.send(message)
    if (frame.is === 'change') this.#counted()
  }

  override onMessage(event: MessageEvent): void {
    try {
      super.onMessage(event)
    } catch (error) {
      // What a hub says that is none; connecting again starts from what both have.
      console.warn('A message of the hub could not be read.', error)
      this.webSocket?.close()
      return
    }
    const frame = frameOf(new Uint8Array(event.data as ArrayBuffer))
    if (frame.is !== 'status' || !frame.stored) return
    if (!this.mayChange) this.#covered()
    this.outstanding = Math.max(0, this.outstanding - 1)
    this.#counted()
  }

  #anew(): void {
    this.outstanding = 0
    this.answered = false
    this.#counted()
  }
}
