// Hocuspocus' protocol, version 4, as its stock client speaks it. Several documents share a socket: each frame begins with the name of one,
// `org/docid` or `org/docid/branch`, and after a NUL the client's session, where it asked for that; answers go to the name as it came.
//
//     varString name, varUint type, then
//     0 sync, 4 sync reply:  as y-websocket's; a reply asks for nothing back
//     1 presence:            varBytes awareness update
//     2 auth, client:        varUint 0, varString token [, varString version]
//       auth, hub:           varUint 0                    asks for a token
//                            varUint 1, varString reason  denied
//                            varUint 2, varString scope   granted: "read-write" or "readonly"
//     3 query:               nothing
//     5 stateless:           varString                    not used here, and passed on to nobody
//     7 close:               [varString reason]           this document only
//     8 sync status:         varUint 1 stored, 0 not      from the hub
//     a single byte 9 or 10: ping and pong, without a name
//
// The client sends auth, step 1 and presence without waiting for an answer. The hub answers step 1 with a step 1 of its own, then step 2, and each
// update and step 2 with a status: the client counts what was not stored, and shows it.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { HubError } from '../errors.ts'
import { readMessage, readSync, type YMessage } from './y-websocket.ts'

export type HocuspocusMessage =
  YMessage | { type: 'auth'; token: string } | { type: 'close' } | { type: 'stateless' }

export type HocuspocusFrame =
  | { type: 'ping' }
  | { type: 'pong' }
  | { type: 'document'; name: string; message: HocuspocusMessage; isReply: boolean }

/** Reads a frame to its last byte; throws `frame-malformed`. What it returns lies in the frame's buffer. */
export function readHocuspocus(frame: Uint8Array): HocuspocusFrame {
  if (frame.length === 1 && frame[0] === 9) return { type: 'ping' }
  if (frame.length === 1 && frame[0] === 10) return { type: 'pong' }
  try {
    const decoder = decoding.createDecoder(frame)
    const name = decoding.readVarString(decoder)
    const isReply = decoding.peekVarUint(decoder) === 4
    const message = read(decoder)
    if (decoding.hasContent(decoder)) throw new RangeError('bytes are left over')
    return { type: 'document', name, message, isReply }
  } catch (cause) {
    throw new HubError('frame-malformed', '', { cause })
  }
}

/** The document's name without the session. */
export const documentOf = (name: string): string => name.split('\0', 1)[0]!

function read(decoder: decoding.Decoder): HocuspocusMessage {
  switch (decoding.peekVarUint(decoder)) {
    case 2: {
      decoding.readVarUint(decoder)
      if (decoding.readVarUint(decoder) !== 0) throw new RangeError('this is for the hub to say')
      const token = decoding.readVarString(decoder)
      if (decoding.hasContent(decoder)) decoding.readVarString(decoder)
      return { type: 'auth', token }
    }
    case 4:
      decoding.readVarUint(decoder)
      return readSync(decoder)
    case 5:
      decoding.readVarUint(decoder)
      decoding.readVarString(decoder)
      return { type: 'stateless' }
    case 7:
      decoding.readVarUint(decoder)
      if (decoding.hasContent(decoder)) decoding.readVarString(decoder)
      return { type: 'close' }
    default:
      return readMessage(decoder)
  }
}

const write = (name: string, types: readonly number[], rest?: Uint8Array | string): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  for (const type of types) encoding.writeVarUint(encoder, type)
  if (typeof rest === 'string') encoding.writeVarString(encoder, rest)
  else if (rest) encoding.writeVarUint8Array(encoder, rest)
  return encoding.toUint8Array(encoder)
}

export const writeHocuspocus = {
  step1: (name: string, vector: Uint8Array) => write(name, [0, 0], vector),
  step2: (name: string, update: Uint8Array) => write(name, [0, 1], update),
  update: (name: string, update: Uint8Array) => write(name, [0, 2], update),
  presence: (name: string, message: Uint8Array) => write(name, [1], message),
  query: (name: string) => write(name, [3]),
  denied: (name: string, reason: string) => write(name, [2, 1], reason),
  granted: (name: string, scope: 'read-write' | 'readonly') => write(name, [2, 2], scope),
  status: (name: string, stored: boolean) => write(name, [8, stored ? 1 : 0]),
  close: (name: string, reason: string) => write(name, [7], reason),
  ping: Uint8Array.of(9),
  pong: Uint8Array.of(10)
}
