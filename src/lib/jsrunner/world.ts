// What cells may ask of the world outside of their patch. Whoever runs cells is given a `Worlds`, which asks the person; where there is
// none (in Node, in pictures of patches) everything is refused.
import type { LoadbangError } from '../runtime/errors.ts'
import { cellErrors } from './errors.ts'

/** What a person can allow. */
export const permissions = ['network', 'camera', 'microphone', 'midi'] as const
export type PermissionKind = (typeof permissions)[number]

/** One run of a cell. A permission is given for the code; a refusal stands for the run. */
export interface CellIdentity {
  run: string
  nodeId: string
  /** All that runs in it, what it imports included (`wholeText`); its own text alone until that was found. */
  code: string
}

export interface FetchRequest {
  do: 'fetch'
  url: string
  method: string
  headers: [name: string, value: string][]
  body?: string | ArrayBuffer | ArrayBufferView | Blob
}
export interface FetchReply {
  status: number
  statusText: string
  url: string
  redirected: boolean
  headers: [name: string, value: string][]
  body: ArrayBuffer
}

export interface PermitRequest {
  do: 'permit'
  what: PermissionKind
  /** Of the network: the host. */
  detail: string
}

/** The camera's present picture. */
export interface FrameRequest {
  do: 'frame'
}
export interface MidiRequest {
  do: 'midi'
  bytes: number[]
  /** Part of the name of an output; empty: the first. */
  output: string
}

export type WorldRequest = PermitRequest | FetchRequest | FrameRequest | MidiRequest
export type WorldReply = boolean | FetchReply | ImageBitmap

/** What is heard piece by piece. */
export const streams = ['microphone', 'midi'] as const
export interface StreamRequest {
  what: (typeof streams)[number]
  /** Of MIDI: part of the name of an input; empty: all of them. */
  input: string
}
/** A block of sound, or the bytes of one MIDI message. */
export type StreamItem = { rate: number; samples: Float32Array<ArrayBuffer> } | number[]
export interface StreamEvents {
  item(item: StreamItem): void
  /** It could not be opened, or has ended. */
  failed(error: LoadbangError): void
}

export interface Worlds {
  /** Rejects with a LoadbangError. */
  ask(cell: CellIdentity, request: WorldRequest): Promise<WorldReply>
  /** Gives the way to end it. */
  listen(cell: CellIdentity, request: StreamRequest, events: StreamEvents): () => void
}

/** Nobody is there who could allow anything. */
export const noWorlds: Worlds = {
  ask: (_cell, request) => {
    if (request.do === 'permit') return Promise.resolve(false)
    return Promise.reject(cellErrors.permission(wordsFor(request)))
  },
  listen(_cell, { what }, { failed }) {
    failed(cellErrors.permission(permissionWords(what)))
    return () => {}
  }
}

/** What is allowed, in words: `reach api.example.com`. */
export function permissionWords(what: string, detail = ''): string {
  if (what === 'network') return `reach ${detail}`
  if (what === 'import') return `load code from ${detail}`
  return what === 'midi' ? 'use MIDI devices' : `use the ${what}`
}

function wordsFor(request: Exclude<WorldRequest, PermitRequest>): string {
  if (request.do === 'fetch') return permissionWords('network', hostOf(request.url))
  return permissionWords(request.do === 'frame' ? 'camera' : 'midi')
}

export const worldLimits = {
  /** Bytes of a request's body, and of an answer. */
  bytes: 50 * 1024 * 1024,
  /** Milliseconds until an answer must be there, whole. */
  ms: 60_000,
  /** Requests that are under way at once, of one patch; more wait. */
  atOnce: 16,
  urlLength: 10_000,
  headers: 100,
  /** Refusals in one run of a cell, after which it is no longer asked for it. */
  refusals: 10,
  /** Pieces of a stream that wait for a slow cell; the oldest are lost. */
  pieces: 1000,
  /** Bytes of a MIDI message, and characters of a device's name. */
  midiBytes: 65_536,
  nameLength: 200
}

/** For a sentence: where an address leads, or the address itself. */
function hostOf(url: string): string {
  const found = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url)
  return (found?.[1] ?? url).toLowerCase().slice(0, 200)
}
