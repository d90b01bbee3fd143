// y-websocket's protocol, as its stock client speaks it. One socket is one document, named by the path: `/ws/ORG/DOCID/BRANCH`; the branch is in
// the path because the client joins tabs by address without query. Each frame is
//
//     varUint type, then
//     0 sync:      varUint 0 (step 1), varBytes state vector
//                  varUint 1 (step 2), varBytes update
//                  varUint 2 (update), varBytes update
//     1 presence:  varBytes awareness update
//     2 auth:      varUint 0, varString reason       from the hub: access denied
//     3 query:     nothing                           asks for everybody's presence; from the hub: for the client's
//
// The client opens with step 1 and its presence. The hub answers each step 1 with step 2, asks with its own step 1 for what was edited
// offline, and tells who is present. There is no acknowledgement: what a client sent is stored when a step 1 that it sent
// afterwards is answered. A client that hears nothing for 30 seconds connects anew.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { HubError } from '../errors.ts'

export type YMessage =
  | { type: 'step1'; vector: Uint8Array }
  | { type: 'step2' | 'update'; update: Uint8Array }
  | { type: 'presence'; message: Uint8Array }
  | { type: 'query' }

/** Reads a frame to its last byte; throws `frame-malformed`. What it returns lies in the frame's buffer. */
export function readY(frame: Uint8Array): YMessage {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readMessage(decoder)
    if (decoding.hasContent(decoder)) throw new RangeError('bytes are left over')
    return message
  } catch (cause) {
    throw new HubError('frame-malformed', '', { cause })
  }
}

/** A message without its document's name, which is how Hocuspocus goes on after it too. */
export function readMessage(decoder: decoding.Decoder): YMessage {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case 0:
      return readSync(decoder)
    case 1:
      return { type: 'presence', message: decoding.readVarUint8Array(decoder) }
    case 3:
      return { type: 'query' }
    default:
      throw new RangeError(`there is no message of type ${type}`)
  }
}

/** The part of a sync message after its type. */
export function readSync(decoder: decoding.Decoder): YMessage {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === 0) return { type: 'step1', vector: bytes }
  if (step === 1) return { type: 'step2', update: bytes }
  if (step === 2) return { type: 'update', update: bytes }
  throw new RangeError(`there is no sync message of type ${step}`)
}

const write = (types: readonly number[], bytes: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  for (const type of types) encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

export const writeY = {
  step1: (vector: Uint8Array) => write([0, 0], vector),
  step2: (update: Uint8Array) => write([0, 1], update),
  update: (update: Uint8Array) => write([0, 2], update),
  presence: (message: Uint8Array) => write([1], message),
  query: Uint8Array.of(3),
  denied: (reason: string) => write([2, 0], new TextEncoder().encode(reason))
}
