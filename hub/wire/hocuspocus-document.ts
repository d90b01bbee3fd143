// One document on a Hocuspocus socket: waits for a token, asks for the right, then is a session.
import type { AccessRequest } from '../access/authorize.ts'
import { asHubError, type HubErrorCode } from '../errors.ts'
import { parseRoom } from '../ports/room.ts'
import type { FrameKind } from '../rooms/fan-out.ts'
import type { Connection } from './connection.ts'
import { enter, type Place, type Wire } from './entrance.ts'
import { documentOf, writeHocuspocus as say, type HocuspocusMessage } from './hocuspocus.ts'
import { Session, type Channel } from './session.ts'
import { wsFrame } from './ws-frame.ts'

/** Refusals that concern this document, not the socket: the client is told, and may try another token. */
const denials: ReadonlySet<HubErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'revoked',
  'expired',
  'room-erased',
  'room-name'
])

export class HocuspocusDocument {
  readonly name: string
  readonly #wire: Wire
  readonly #connection: Connection
  readonly #request: Omit<AccessRequest, 'room' | 'token'>
  readonly #onReady: () => void
  #place: Place | null = null
  #session: Session | null = null
  /** Counts attempts to sign in: only the last one's answer is taken. */
  #attempt = 0
  /** Why it was refused; what is said about it is not heard until another token comes. */
  denied: HubErrorCode | null = null

  constructor(
    name: string,
    wire: Wire,
    connection: Connection,
    request: Omit<AccessRequest, 'room' | 'token'>,
    onReady: () => void
  ) {
    this.name = name
    this.#wire = wire
    this.#connection = connection
    this.#request = request
    this.#onReady = onReady
  }

  get isOpen(): boolean {
    return this.#session !== null
  }

  /** Asks for the right; a document that is open already is entered anew with the new token. */
  async authenticate(token: string): Promise<void> {
    const attempt = ++this.#attempt
    this.denied = null
    try {
      const room = parseRoom(documentOf(this.name))
      const place = await enter(this.#wire, { ...this.#request, room, token }, this.#connection)
      if (attempt !== this.#attempt) return place.leave()
      this.#leave()
      this.#place = place
      this.#session = new Session(place.room, place.grant, this.#channel(), this.#wire.counts)
      this.#send(say.granted(this.name, this.#session.canEdit ? 'read-write' : 'readonly'))
      this.#session.tellPresence()
      this.#onReady()
    } catch (error) {
      if (attempt !== this.#attempt) return
      const { code } = asHubError(error)
      if (!denials.has(code)) return this.#connection.end(code)
      this.#leave()
      this.denied = code
      this.#send(say.denied(this.name, code))
      this.#onReady()
    }
  }

  /** Throws on what cannot be taken. */
  handle(message: HocuspocusMessage, isReply: boolean): void {
    const session = this.#session
    if (!session) return
    switch (message.type) {
      case 'step1':
        if (!isReply) session.ask()
        return session.step1(message.vector)
      case 'step2':
      case 'update':
        return session.update(message.update, message.type === 'step2')
      case 'presence':
        return session.presence(message.message)
      case 'query':
        return session.tellPresence()
      case 'auth':
      case 'close':
      case 'stateless':
        return
    }
  }

  close(): void {
    this.#attempt++
    this.#leave()
  }

  #leave(): void {
    const [session, place] = [this.#session, this.#place]
    this.#session = this.#place = null
    if (session) void session.close().then(() => place?.leave())
  }

  #send(frame: Uint8Array): void {
    this.#connection.send(frame, 'answer')
  }

  #channel(): Channel {
    const { name } = this
    const connection = this.#connection
    return {
      key: name,
      encode: (kind: FrameKind, payload) => wsFrame(say[kind](name, payload)),
      send: (frame, kind) => connection.sendFrame(frame, kind),
      step1: (vector) => this.#send(say.step1(name, vector)),
      step2: (update) => this.#send(say.step2(name, update)),
      presence: (message) => this.#send(say.presence(name, message)),
      query: () => this.#send(say.query(name)),
      status: (stored) => this.#send(say.status(name, stored)),
      hold: (bytes) => connection.hold(bytes),
      fail: (error) => connection.end(error)
    }
  }
}
