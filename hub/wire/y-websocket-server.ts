// Serves y-websocket's clients.
import type { AccessRequest } from '../access/authorize.ts'
import { asHubError } from '../errors.ts'
import type { FrameKind } from '../rooms/fan-out.ts'
import { nobody } from '../rooms/presence.ts'
import type { Connection, Protocol } from './connection.ts'
import { enter, Queue, type Place, type Wire } from './entrance.ts'
import { Session, type Channel } from './session.ts'
import { wsFrame } from './ws-frame.ts'
import { readY, writeY } from './y-websocket.ts'

/** Takes over a socket that asked for a room. */
export function serveY(wire: Wire, connection: Connection, request: AccessRequest): void {
  const queue = new Queue(wire.limits)
  let session: Session | null = null
  let place: Place | null = null

  const channel: Channel = {
    key: 'y-websocket',
    encode: (kind: FrameKind, payload) => wsFrame(writeY[kind](payload)),
    send: (frame, kind) => connection.sendFrame(frame, kind),
    step1: (vector) => connection.send(writeY.step1(vector), 'answer'),
    step2: (update) => connection.send(writeY.step2(update), 'answer'),
    presence: (message) => connection.send(writeY.presence(message), 'answer'),
    query: () => connection.send(writeY.query, 'answer'),
    status: () => {},
    hold: (bytes) => connection.hold(bytes),
    fail: (error) => connection.end(error)
  }

  const handle = (frame: Uint8Array) => {
    if (!session) return queue.push(frame)
    const message = readY(frame)
    switch (message.type) {
      case 'step1':
        return session.step1(message.vector)
      case 'step2':
      case 'update':
        return session.update(message.update, message.type === 'step2')
      case 'presence':
        return session.presence(message.message)
      case 'query':
        return session.tellPresence()
    }
  }

  const protocol: Protocol = {
    receive: handle,
    keepalive: () => connection.send(writeY.presence(nobody), 'answer'),
    ended: () => {
      const leave = () => place?.leave()
      if (session) void session.close().then(leave)
      else leave()
    }
  }
  connection.speak(protocol, (error) => asHubError(error, 'frame-malformed').code)

  void (async () => {
    try {
      place = await enter(wire, request, connection)
      if (connection.ended) return place.leave()
      session = new Session(place.room, place.grant, channel, wire.counts)
      session.ask()
      session.tellPresence()
      for (const frame of queue.take()) handle(frame)
    } catch (error) {
      const { code } = asHubError(error, 'frame-malformed')
      connection.send(writeY.denied(code), 'answer')
      connection.end(code)
    }
  })()
}
