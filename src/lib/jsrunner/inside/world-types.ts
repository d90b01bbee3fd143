// What a cell reaches outside of its patch, as the context has it: each part only with the person's leave.
import type { Anything } from './context.ts'

export interface Camera {
  /** The present picture; it can be sent on, and should be closed when it is no longer needed. */
  frame(): Promise<ImageBitmap>
}
export interface Microphone {
  /** Calls `hear` for block after block of samples, -1 to 1, with their number a second. Returns a function that ends that. */
  recv(hear: (samples: Float32Array, rate: number) => unknown): () => void
}
export interface Midi {
  /** Calls `hear` for each message, of the inputs whose name has `input` in it, or of all. Returns a function that ends that. */
  recv(hear: (bytes: readonly number[]) => unknown, input?: string): () => void
  /** Sends a message, as in `midi.send([144, 60, 100])`, to the first output, or the first that has `output` in its name. */
  send(bytes: readonly number[], output?: string): Promise<void>
}

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
