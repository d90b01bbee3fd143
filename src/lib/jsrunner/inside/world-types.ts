// What a cell reaches outside of its patch, as the context has it: each part only with the person's leave.
import type { Anything } from './context.ts'

export interface FetchInit {
  /** GET, if none is given. */
  method?: string
  headers?: { [name: string]: string } | Iterable<readonly [name: string, value: string]>
  body?: string | ArrayBuffer | ArrayBufferView | Blob | null
}
export interface FetchHeaders {
  /** The value, or null where there is none. */
  get(name: string): string | null
  has(name: string): boolean
  [Symbol.iterator](): Iterator<[name: string, value: string]>
}
export interface FetchResponse {
  /** Whether the status is one of success, 200 to 299. */
  readonly ok: boolean
  readonly status: number
  readonly statusText: string
  readonly url: string
  readonly redirected: boolean
  readonly headers: FetchHeaders
  text(): Promise<string>
  json<T = Anything>(): Promise<T>
  arrayBuffer(): Promise<ArrayBuffer>
  /** Not in Node, where there are no Blobs. */
  blob(): Promise<Blob>
}
