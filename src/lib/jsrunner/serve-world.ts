// A cell's request to the world outside of its patch, read field by field: a cell is a stranger.
import { isBinary } from '../runtime/message.ts'
import type { Value } from '../runtime/message.ts'
import { cellErrors } from './errors.ts'
import type { Operation } from './protocol.ts'
import {
  permissions,
  streams,
  worldLimits,
  type CellIdentity,
  type FetchRequest,
  type MidiRequest,
  type PermissionKind,
  type StreamRequest,
  type WorldReply,
  type Worlds
} from './world.ts'

export async function serveWorld(
  worlds: Worlds,
  cell: CellIdentity,
  operation: Operation<'world'>,
  args: readonly Value[]
): Promise<Value> {
  if (operation === 'permit') {
    const [what, detail] = args
    if (!isPermission(what) || typeof detail !== 'string' || detail.length > worldLimits.urlLength)
      throw cellErrors.value(
        `permit() does not know this: ${String(what).slice(0, 40)}.`,
        `Write permit('network', 'example.com').`
      )
    return valueOf(await worlds.ask(cell, { do: 'permit', what, detail }))
  }
  if (operation === 'frame') return (await worlds.ask(cell, { do: 'frame' })) as ImageBitmap
  if (operation === 'midi') return valueOf(await worlds.ask(cell, midiRequest(args)))
  return valueOf(await worlds.ask(cell, fetchRequest(args)))
}

/** What `microphone.recv` and `midi.recv` ask for. */
export function streamRequest([what, input]: readonly Value[]): StreamRequest {
  if (!isStream(what) || !isDevice(input))
    throw cellErrors.value('There is nothing of that name to listen to.', 'Write midi.recv((bytes) => …).')
  return { what, input }
}

const isStream = (value: unknown): value is StreamRequest['what'] =>
  (streams as readonly unknown[]).includes(value)
const isDevice = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= worldLimits.nameLength
const isByte = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 256

function midiRequest([bytes, output]: readonly Value[]): MidiRequest {
  if (
    !Array.isArray(bytes) ||
    bytes.length === 0 ||
    bytes.length > worldLimits.midiBytes ||
    !bytes.every(isByte)
  )
    throw cellErrors.value('A MIDI message is a list of bytes, 0 to 255.', 'Write midi.send([144, 60, 100]).')
  if (!isDevice(output)) throw cellErrors.value('The name of an output must be a text.', '')
  return { do: 'midi', bytes, output }
}

const valueOf = (reply: WorldReply): Value => (typeof reply === 'object' ? ({ ...reply } as Value) : reply)

const isPermission = (value: unknown): value is PermissionKind =>
  (permissions as readonly unknown[]).includes(value)

function fetchRequest([url, method, headers, body]: readonly Value[]): FetchRequest {
  if (typeof url !== 'string' || url.length > worldLimits.urlLength)
    throw cellErrors.value(
      'fetch() was given no address, or one that is too long.',
      `Write fetch('https://…').`
    )
  if (typeof method !== 'string' || !/^[A-Za-z]{1,20}$/.test(method))
    throw cellErrors.value('fetch() was given a method that is none.', `Write { method: 'POST' }.`)
  if (!Array.isArray(headers) || headers.length > worldLimits.headers || !headers.every(isHeader))
    throw cellErrors.value(
      'fetch() was given headers that are none.',
      `Write { headers: { 'Content-Type': 'text/plain' } }.`
    )
  const request: FetchRequest = { do: 'fetch', url, method: method.toUpperCase(), headers }
  if (body === undefined || body === null) return request
  if (typeof body !== 'string' && !isBody(body))
    throw cellErrors.value('The body of a request must be a text or bytes.', 'Write JSON.stringify(…).')
  if (sizeOf(body) > worldLimits.bytes)
    throw cellErrors.value(
      `The body of a request is larger than ${worldLimits.bytes / 1024 / 1024} MB.`,
      'Send less.'
    )
  return { ...request, body }
}

const isHeader = (value: unknown): value is [string, string] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((part) => typeof part === 'string' && part.length <= worldLimits.urlLength)

/** An ImageBitmap is a binary, too, and no body. */
const isBody = (value: unknown): value is ArrayBuffer | ArrayBufferView | Blob =>
  isBinary(value) && !('close' in value)

function sizeOf(body: string | ArrayBuffer | ArrayBufferView | Blob): number {
  if (typeof body === 'string') return body.length
  return 'size' in body ? body.size : body.byteLength
}
