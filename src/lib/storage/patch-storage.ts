// All that one patch keeps, kv and db alike: the runtime's port, and what the library, the zip and the data panel need besides.
// Three adapters (IndexedDB, SQLite, memory) give it; one acceptance suite holds them to it.
import type { Doc, Scope, Storage, Stored } from '../runtime/ports.ts'

/** One thing that is kept, with the scope that it lies in. */
export type StoredEntry =
  | { readonly kind: 'kv'; readonly scope: Scope; readonly key: string; readonly value: Stored }
  | {
      readonly kind: 'doc'
      readonly scope: Scope
      readonly collection: string
      readonly doc: Doc
      /** Where it stood among the others of its millisecond: known of what was removed, so that it comes back there. */
      readonly place?: number
    }

/** What `remove` is told of one thing. */
export type EntryName =
  | { readonly kind: 'kv'; readonly scope: Scope; readonly key: string }
  | { readonly kind: 'doc'; readonly scope: Scope; readonly collection: string; readonly id: string }

/** One kv store (`collection` null), or one collection. */
export interface StoreInfo {
  readonly kind: 'kv' | 'db'
  readonly scope: Scope
  readonly collection: string | null
  /** Keys or documents. */
  readonly count: number
  /** Roughly what it takes of the patch's share, in bytes. */
  readonly bytes: number
}

export interface ImportOptions {
  signal?: AbortSignal
  /** Called with the number of entries written so far. */
  progress?(done: number): void
}

export interface ChangeOptions {
  signal?: AbortSignal
  /** Called with the number of entries that have been checked, and then from 1 with those in the transaction. */
  progress?(done: number): void
  /** All are checked; the transaction is asked for. */
  writing?(): void
}

export interface PatchStorage extends Storage {
  /** Every store and collection that holds something, in a fixed order. */
  stores(): Promise<StoreInfo[]>
  /** Bytes kept in all, and how many this patch may keep. */
  usage(): Promise<{ bytes: number; limit: number }>
  /**
   * Everything the patch keeps, or one store or collection of it, in a fixed order, read in pages (never all in memory at once);
   * not a snapshot of one moment.
   */
  entries(only?: Pick<StoreInfo, 'kind' | 'scope' | 'collection'>): AsyncIterable<StoredEntry>
  /**
   * The same of one store or collection, some at a time, and not copied: for whoever looks at many and keeps none. They are neither
   * to be changed nor handed out.
   */
  scan(only: Pick<StoreInfo, 'kind' | 'scope' | 'collection'>): AsyncIterable<readonly StoredEntry[]>
  /**
   * Writes entries as they are (documents with the `_id` and times that they bring), replacing those of the same key or `_id`.
   * An array is written in one transaction: all or, if it rejects, nothing. An iterable of unknown length is written page by
   * page, for a patch that nobody sees yet: whoever gets a rejection deletes that. A document's `place` is given to it where no
   * other has it; else it stands behind those of its millisecond.
   */
  write(entries: readonly StoredEntry[] | AsyncIterable<StoredEntry>, options?: ImportOptions): Promise<void>
  /** Removes kv keys and documents (by `_id`) in one transaction. */
  remove(entries: readonly EntryName[]): Promise<void>
  /**
   * Removes some and writes others in one transaction: all or, if it rejects, nothing. Gives what was there of them before, documents
   * with their `place`: that written (and what was not there removed), all is as it was. No name may come twice. `signal` stops it
   * until the disk has it all; it rejects with the signal's reason, and nothing is written.
   */
  change(
    removes: readonly EntryName[],
    entries: readonly StoredEntry[],
    options?: ChangeOptions
  ): Promise<StoredEntry[]>
  /** Called after each commit with the stores that it changed. Gives the way to stop. */
  onCommit(
    listener: (changed: readonly Pick<StoreInfo, 'kind' | 'scope' | 'collection'>[]) => void
  ): () => void
  hasData(): Promise<boolean>
  /** Fulfils when everything asked so far has been committed or rejected. */
  flush(): Promise<void>
  /** Flushes and lets go. Later calls reject with `storage-closed`. */
  close(): Promise<void>
}
