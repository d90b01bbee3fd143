// What a place to keep things must be able to do: answer questions and take writes in transactions. Everything else that a
// PatchStorage promises (copies, limits, order, many calls in one transaction, watches) is built once on top.
import type { Doc, Scope } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import type { Entry } from '../db/collection-entry.ts'
import type { CompiledQuery } from '../query/query.ts'
import type { Maybe } from './steps.ts'

export type Kind = 'kv' | 'db'

/** How often each kind was committed, by whomever: who remembers another number remembers what may no longer be so. */
export interface Revs {
  readonly kv: number
  readonly db: number
}

/** A scope, with itself as a text: what stores and collections are found by. */
export interface Home {
  readonly scope: Scope
  readonly id: string
}

export const homeOf = (scope: Scope): Home => ({ scope, id: JSON.stringify(scope) })

/**
 * A value to keep: a copy of its own, roughly the bytes that it takes, and whether structured clone gives it back as it is, and
 * JSON (absent: not known).
 */
export interface Kept {
  readonly value: Value
  readonly bytes: number
  readonly clones: boolean
  readonly json?: boolean
}

export interface Found {
  readonly found: boolean
  readonly value: Value
}

export interface KvRow {
  readonly scope: Scope
  readonly key: string
  readonly value: Value
  /** Roughly its bytes with its key. */
  readonly bytes: number
}

/** What is known of a collection without reading it. */
export interface CollectionRow {
  readonly scope: Scope
  readonly name: string
  /** Its number, in the keys of its documents. */
  readonly n: number
  readonly created: number
  readonly count: number
  readonly bytes: number
  /** The next document's. */
  readonly sequence: number
  /** The `_created` of the youngest document so far, and whether all came in that order. */
  readonly youngest: number
  readonly ordered: boolean
  /** Another with each commit. */
  readonly rev: number
}

export type Write = KvWrite | DocWrite | CollectionWrite

export type KvWrite = KvPut | KvDelete | KvClear

interface KvPlace {
  readonly to: 'kv'
  readonly scope: Scope
}
export interface KvPut extends KvPlace {
  readonly do: 'put'
  readonly key: string
  readonly kept: Kept
  /** Its bytes, and whether those of the value before it are on record. */
  readonly size: number
  readonly sizeBefore: boolean
}
export interface KvDelete extends KvPlace {
  readonly do: 'delete'
  readonly key: string
}
export interface KvClear extends KvPlace {
  readonly do: 'clear'
}

export type DocWrite = DocPut | DocDelete | DocDrop

interface DocPlace {
  readonly to: 'docs'
  /** The collection's number. */
  readonly n: number
}
export interface DocPut extends DocPlace {
  readonly do: 'put'
  readonly after: Entry
  /** Whether JSON says all of it, if that is known. */
  readonly json?: boolean
}
export interface DocDelete extends DocPlace {
  readonly do: 'delete'
  readonly before: Entry
}
export interface DocDrop extends DocPlace {
  readonly do: 'drop'
}

export type CollectionWrite =
  | { readonly to: 'collections'; readonly do: 'put'; readonly row: CollectionRow }
  | { readonly to: 'collections'; readonly do: 'delete'; readonly scope: Scope; readonly name: string }

/** One transaction: each answer is as of all writes before the question. */
export interface Tx {
  /** As they were when it began; null where nobody asked. */
  readonly revs: Revs | null
  write(write: Write): void

  get(scope: Scope, key: string): Maybe<Found>
  /** In the order of `keys`. */
  getMany(scope: Scope, keys: readonly string[]): Maybe<readonly Found[]>
  has(scope: Scope, key: string): Maybe<boolean>
  /** Sorted by code unit; the first `most` of them. */
  keys(scope: Scope, most?: number): Maybe<string[]>
  /** Keys of a store, or of all. */
  count(scope: Scope | null): Maybe<number>
  /** The scopes that hold something, in a fixed order. */
  scopes(): Maybe<Scope[]>
  /** Keys of a store, and roughly the bytes of them and their values. */
  size(scope: Scope): Maybe<{ readonly count: number; readonly bytes: number }>
  /**
   * The next rows of a store behind a key, sorted by key: at least one, and no more than a few megabytes, values of nobody else.
   * Empty: the end.
   */
  rows(scope: Scope, after: string | null): Maybe<KvRow[]>
  /** Of values over 1 KB, the bytes. */
  sizes(): Maybe<readonly { readonly scope: Scope; readonly key: string; readonly size: number }[]>

  collections(): Maybe<CollectionRow[]>
  /** Reads anew what the disk itself remembers of documents. */
  docsAnew(): Maybe<void>
  /** Numbers that no collection has but that are not free yet. */
  takenNumbers(): Maybe<readonly number[]>
  doc(n: number, id: Doc['_id']): Maybe<Entry | null>
  /** The next documents of a collection from a sequence on, in its order: roughly `limit`, at least one. Empty: the end. */
  docs(n: number, from: number, limit: number): Maybe<readonly Entry[]>
  /** All documents that could match, and others, in the order of sequence; null where it can tell no better than by reading all. */
  candidates(n: number, query: CompiledQuery): Maybe<readonly Entry[] | null>
}

/** Thrown by a commit that found others' commits before it; it has written nothing. */
export class Stale extends Error {}

export interface Scoped {
  /** All kinds that are asked for or written. */
  readonly kinds: readonly Kind[]
  /** Those that may be written. */
  readonly writes: readonly Kind[]
  /** Whether the revs must be known before the work begins. */
  readonly checked: boolean
}

/** What one connection tells the others of a commit. Keys null: too many to tell. */
export interface Told {
  readonly before: Revs
  readonly after: Revs
  readonly kv: readonly (readonly [scope: Scope, keys: readonly string[] | null])[]
  readonly db: readonly (readonly [scope: Scope, collection: string])[]
}

export interface Disk {
  /** Whether other connections are told what a commit changed. */
  readonly tells: boolean
  /** Whether what is remembered of it stays true until others tell. Otherwise each call asks, and compares the revs. */
  readonly remembers: boolean
  /** Whether the bytes of Blobs must be at hand when they are written. */
  readonly blobBytes: boolean
  /** Bytes of collections that may be read into memory: of one within a call, of one at all, of all. */
  readonly warmth: { readonly atOnce: number; readonly one: number; readonly all: number }
  /** What it needs for documents beyond their collections' rows, loaded once before the first are asked for. */
  loadDocs(): Promise<void>
  /**
   * Runs `work` in one transaction, counts up the revs of `writes`, and fulfils once all is committed, with the new revs if they
   * are known. Rejects with a LoadbangError, and has then changed nothing. May run `work` again from the start on a new connection.
   */
  transact(scoped: Scoped, work: (tx: Tx) => Work): Promise<Revs | null>
  /** Commits writes if the revs of these kinds still are `expected`, else rejects with Stale. */
  commit(kinds: readonly Kind[], expected: Revs, writes: readonly Write[]): Promise<Revs>
  /** Puts a little in order, if there is something; true: there is more. */
  tidy(): Promise<boolean>
  /** Milliseconds until it should be; null: no need. 0: before anything else is written. */
  readonly untidy: number | null
  tell(told: Told): void
  /** Listens to what other connections tell, and to the end of this one (null). */
  hear(listener: (told: Told | null) => void): void
  close(): void
}

/** Yields answers, or promises of them. */
export type Work = Generator<Maybe<unknown>, void, unknown>
