// What a place to keep values must be able to do: run a list of operations, in order, as one transaction. Everything else
// that a KvStore promises (copies, limits, order, one transaction for many calls) is built once on top, in storage.ts.
import type { MakeBlob } from '../../runtime/codec/blob.ts'
import { toStored } from '../../runtime/codec/wire.ts'
import type { Value } from '../../runtime/message.ts'
import type { Scope } from '../../runtime/ports.ts'

/** One stored value where it lies, in the form of the backend. */
export interface Row {
  readonly scope: Scope
  readonly key: string
  readonly data: unknown
}

export type Op =
  | { readonly op: 'get' | 'delete' | 'has'; readonly scope: Scope; readonly key: string }
  | { readonly op: 'set'; readonly scope: Scope; readonly key: string; data: unknown; readonly size: number }
  | { readonly op: 'keys' | 'clear'; readonly scope: Scope }
  /** Replaces the value by what `make` gives for the present one; `make` may throw, and then nothing is changed. */
  | {
      readonly op: 'change'
      readonly scope: Scope
      readonly key: string
      make(found: boolean, data: unknown): { data: unknown; size: number; value: Value }
      done?: { data: unknown; size: number; value: Value }
    }
  /** Names of named stores that hold something. */
  | { readonly op: 'names' }
  /** Whether there is anything at all. */
  | { readonly op: 'any' }
  /** The next rows after one, in the backend's own fixed order. */
  | { readonly op: 'rows'; readonly after: Row | null; readonly limit: number }

/** What each operation answers, in terms of Op. */
export interface Answers {
  get: { found: boolean; data: unknown }
  set: undefined
  change: Value
  delete: boolean
  has: boolean
  keys: string[]
  clear: undefined
  names: string[]
  any: boolean
  rows: Row[]
}

export const writes = (op: Op): boolean =>
  op.op === 'set' || op.op === 'change' || op.op === 'delete' || op.op === 'clear'

/** A copy of a value as the backend keeps it. With Blobs in it `data` comes later, from `ready`; else that is null. */
export interface Encoded {
  readonly size: number
  readonly data: unknown
  readonly ready: Promise<unknown> | null
}

export interface Backend {
  /** Copies a value. Throws the codec's errors. */
  encode(value: Value): Encoded
  /** The value of `data` as `get` or `rows` gave it; shares nothing with what is kept. */
  decode(data: unknown): Value
  /**
   * Runs all operations in one transaction, each seeing those before it. Resolves with their answers once they are committed;
   * rejects with a LoadbangError and has then changed nothing.
   */
  run(ops: readonly Op[]): Promise<unknown[]>
  close(): void
}

/** For backends that keep what structured clone keeps. */
export function encodeStored(value: Value): Encoded {
  const { data, size, ready } = toStored(value)
  return { data, size, ready: ready && ready.then(() => data) }
}

export const makeBlob: MakeBlob = (bytes, type) => new Blob([bytes], { type })

/** Rows as pages of this many, so that an export holds few of them in memory. */
export const PAGE = 64
