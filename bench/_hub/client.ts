// A client of either protocol, over a raw socket: what it says, and what of the answers is counted.
import * as Y from 'yjs'
import { auth } from '../../hub/testing/raw-writer.ts'
import { writeHocuspocus } from '../../hub/wire/hocuspocus.ts'
import { writeY } from '../../hub/wire/y-websocket.ts'
import { openRaw, type RawSocket } from './raw-socket.ts'

export type ProtocolName = 'hocuspocus' | 'y-websocket'

export interface Client {
  /** Messages that brought changes (not answers to a state vector), and messages of presence. */
  updates: number
  presences: number
  /** Answers to a state vector; statuses that say `stored`. */
  answers: number
  statuses: number
  /** Called after each message. */
  heard: () => void
  readonly socket: RawSocket
  update(update: Uint8Array): void
  presence(message: Uint8Array): void
  ask(vector: Uint8Array): void
}

const nothing = Y.encodeStateVector(new Y.Doc())

/** Signs in and asks for what it lacks; fulfils when that has come. `room`: `ORG/DOCID`. */
export async function openClient(
  protocol: ProtocolName,
  port: number,
  room: string,
  vector: Uint8Array = nothing
): Promise<Client> {
  const named = protocol === 'hocuspocus'
  const prefix = named ? 1 + room.length : 0
  let synced: () => void
  const whenSynced = new Promise<void>((resolve) => (synced = resolve))
  const write = named
    ? {
        step1: (bytes: Uint8Array) => writeHocuspocus.step1(room, bytes),
        update: (bytes: Uint8Array) => writeHocuspocus.update(room, bytes),
        presence: (bytes: Uint8Array) => writeHocuspocus.presence(room, bytes)
      }
    : writeY
  const client: Client = {
    updates: 0,
    presences: 0,
    answers: 0,
    statuses: 0,
    heard: () => {},
    get socket() {
      return socket
    },
    update: (update) => socket.send(write.update(update)),
    presence: (message) => socket.send(write.presence(message)),
    ask: (state) => socket.send(write.step1(state))
  }
  const socket = await openRaw(port, named ? '/hocuspocus' : `/ws/${room}/main`, (frame) => {
    const type = frame[prefix]
    // A sync message (0), or an answer to one (4): its second number says which.
    if (type === 0 || type === 4) {
      const step = frame[prefix + 1]
      if (step === 2) client.updates++
      else if (step === 1 && ++client.answers === 1) synced()
    } else if (type === 1) client.presences++
    else if (type === 8 && frame[prefix + 1] === 1) client.statuses++
    client.heard()
  })
  if (named) socket.send(auth(room, 'bench'))
  socket.send(write.step1(vector))
  await whenSynced
  return client
}
