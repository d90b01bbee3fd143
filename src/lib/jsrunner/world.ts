// What cells may ask of the world outside of their patch. Whoever runs cells is given a `Worlds`, which asks the person; where there is
// none (in Node, in pictures of patches) everything is refused.
import { cellErrors } from './errors.ts'

/** What a person can allow. */
export const permissions = ['network', 'camera', 'microphone', 'midi'] as const
export type PermissionKind = (typeof permissions)[number]

/** One run of a cell. A permission is given for the code; a refusal stands for the run. */
export interface CellIdentity {
  run: string
  nodeId: string
  /** All of its text. */
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

export type WorldRequest = PermitRequest | FetchRequest
export type WorldReply = boolean | FetchReply

export interface Worlds {
  /** Rejects with a LoadbangError. */
  ask(cell: CellIdentity, request: WorldRequest): Promise<WorldReply>
}

/** Nobody is there who could allow anything. */
export const noWorlds: Worlds = {
  ask: (_cell, request) =>
    request.do === 'permit'
      ? Promise.resolve(false)
      : Promise.reject(cellErrors.permission(hostOf(request.url)))
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
  refusals: 10
}

/** For a sentence: where an address leads, or the address itself. */
function hostOf(url: string): string {
  const found = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url)
  return (found?.[1] ?? url).toLowerCase().slice(0, 200)
}
