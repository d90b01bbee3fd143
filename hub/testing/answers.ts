// For tests: what the hub says to a Hocuspocus client, read frame by frame.
import * as decoding from 'lib0/decoding'

export interface Answer {
  name: string
  type: number
  /** Of a sync status; null for all others. */
  status: boolean | null
  /** Of a sync message: 0, 1 or 2. */
  step: number | null
  bytes: Uint8Array | null
}

export function readHocuspocusAnswer(frame: Uint8Array): Answer {
  if (frame.length === 1) return { name: '', type: frame[0]!, status: null, step: null, bytes: null }
  const decoder = decoding.createDecoder(frame)
  const name = decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  if (type === 8) return { name, type, status: decoding.readVarUint(decoder) === 1, step: null, bytes: null }
  if (type !== 0) return { name, type, status: null, step: null, bytes: null }
  return {
    name,
    type,
    status: null,
    step: decoding.readVarUint(decoder),
    bytes: decoding.readVarUint8Array(decoder)
  }
}
