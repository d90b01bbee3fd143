// What the runtime needs from the world, declared as small interfaces that other folders implement and engine/ wires.
// One acceptance suite per port stands beside the port's name in src/lib/storage and src/lib/jsrunner.
import type { Binary, Message, MessageRecord, Value } from './message.ts'
import type { LoadbangError } from './errors.ts'

/** Real time in milliseconds, and one alarm. Live, the host calls `machine.wake()` when the alarm is due. */
export interface Clock {
  /** Milliseconds, monotone, from any start. */
  now(): number
  /** Ask for one `machine.wake()` at `at` (same scale as now()); a later call replaces it, null takes it back. */
  wakeAt(at: number | null): void
}

export interface ConsoleLine {
  level: 'print' | 'log' | 'warn' | 'error'
  text: string
  /** Box that it comes from, if any. */
  nodeId?: string
  /** For errors. */
  code?: string
  advice?: string
  /** The line of the box's code that it is about, from 1. */
  line?: number
  /** The text of the box, for the shell's `error: CODE object-text: sentence`. */
  object?: string
}
export interface Console {
  write(line: ConsoleLine): void
}

/** A store's scope: a name shared in the patch, or one box of one instance (path = ids of the subpatch boxes from the root). */
export type Scope = readonly ['name', string] | readonly ['node', readonly string[], string]

/** A stored value with everything structured clone keeps: JSON values, Date, NaN, binaries. */
export type Stored = Value

/**
 * How a store is opened. `fast` is asked for by a patch by name: writes are answered from memory, before they are on the disk, and
 * what the disk then refuses is told to `failed`; what was answered in the last moments before a crash may be lost.
 */
export interface StoreOptions {
  fast?: boolean
  failed?(error: LoadbangError): void
}

/** What a watch hears of one key after a commit. `found` false: the key is gone. */
export interface KvChange {
  readonly key: string
  readonly value: Stored
  readonly found: boolean
}

/**
 * Key-value storage of one patch. Bound to that patch: takes no patch id. Every promise resolves at commit (never at request
 * success; at once in the fast mode) and rejects with a LoadbangError (codes `storage-full`, `storage-closed`, `storage-blocked`,
 * `storage-value`, `storage-failed`). Calls take effect in the order in which they are made, awaited or not; values go in and come
 * out as copies.
 */
export interface KvStore {
  get(key: string): Promise<{ found: boolean; value: Stored }>
  set(key: string, value: Stored): Promise<void>
  delete(key: string): Promise<boolean>
  /** Sorted by UTF-16 code units. */
  keys(): Promise<string[]>
  clear(): Promise<void>
  has(key: string): Promise<boolean>
  /** Number of keys. */
  count(): Promise<number>
  /** In the order of `keys`. */
  getMany(keys: readonly string[]): Promise<{ found: boolean; value: Stored }[]>
  /** The same for another realm: the values as one JSON text where that is at hand, each is there, and nothing is lost by it. */
  getManyJson?(keys: readonly string[]): Promise<string | { found: boolean; value: Stored }[]>
  /** All of them or, if it rejects, none. */
  setMany(entries: readonly (readonly [key: string, value: Stored])[]): Promise<void>
  /**
   * Replaces the value by what `change` makes of it (undefined where there is none, then `found` is false), atomically, whoever
   * else writes, in this tab or another. `change` is synchronous, has no effects (it may be called again), and gives the new value;
   * if it throws nothing is changed and the promise rejects with that. Resolves with the new value.
   */
  update(key: string, change: (value: Stored, found: boolean) => Stored): Promise<Stored>
  /** Adds to a number, atomically; an absent one is 0. Rejects with `storage-value` for what is no number. */
  increment(key: string, by?: number): Promise<number>
  /** Called after each commit that changed keys (of this name only, if given), in the order of the commits. Gives the way to stop. */
  watch(listener: (changes: readonly KvChange[]) => void, key?: string): () => void
  /** Resolves when everything asked so far is committed; rejects where a fast write could not be. */
  flush(): Promise<void>
}

/** A stored document: the person's fields, and the three that the store gives it. */
export interface Doc {
  readonly _id: string
  /** Milliseconds since 1970. */
  readonly _created: number
  readonly _updated: number
  readonly [field: string]: Value
}

/**
 * A query: fields (dotted paths reach into records and lists) that equal, or `{$gt $gte $lt $lte $in $nin $contains $exists …}`, and
 * `$and`, `$or`, `$not`. storage/query says what each means; what is no query rejects with `db-query`.
 */
export type Query = MessageRecord

export interface FindOptions {
  /** Field -> 1 or -1, the first field counts most. Without: in the order of insertion. */
  sort?: { readonly [field: string]: Value }
  limit?: number
  skip?: number
}

/** A live query's news after a commit that changed its result: the whole result in its order, and what differs, by `_id`. */
export interface DocsChange {
  readonly docs: readonly Doc[]
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/**
 * Document storage of one patch, in collections that are made by the first insert. The same promises as KvStore. `_id` (nanoid),
 * `_created` and `_updated` (milliseconds) are given by the store; what a document brings under these names is ignored.
 */
export interface DocStore {
  /** Gives the `_id`. */
  insert(collection: string, doc: MessageRecord): Promise<string>
  /** All of them or none; their ids in order. */
  insertMany(collection: string, docs: readonly MessageRecord[]): Promise<string[]>
  find(collection: string, query?: Query, options?: FindOptions): Promise<Doc[]>
  findOne(collection: string, id: string): Promise<Doc | null>
  /** Merges fields into a document (a field undefined goes away); false where there is none of that id. */
  update(collection: string, id: string, fields: MessageRecord): Promise<boolean>
  /** Replaces all fields but the store's own; false where there is none of that id. */
  replace(collection: string, id: string, doc: MessageRecord): Promise<boolean>
  delete(collection: string, id: string): Promise<boolean>
  count(collection: string, query?: Query): Promise<number>
  drop(collection: string): Promise<void>
  /** Names, sorted. */
  collections(): Promise<string[]>
  /** A live query: hears at first the whole result (all of it `added`), then each commit that changes it. Gives the way to stop. */
  watch(
    collection: string,
    query: Query | undefined,
    options: FindOptions | undefined,
    listener: (change: DocsChange) => void,
    failed?: (error: LoadbangError) => void
  ): () => void
  flush(): Promise<void>
}

export interface Storage {
  kv(scope: Scope, options?: StoreOptions): KvStore
  db(scope: Scope, options?: StoreOptions): DocStore
  /** Names of the named stores of that kind (default kv) that hold something, sorted. For completion. */
  storeNames(kind?: 'kv' | 'db'): Promise<string[]>
  /** Dotted paths of the fields seen in stored documents of a collection, most frequent first. For completion. */
  fields(scope: Scope, collection: string): Promise<string[]>
  /** Called after each commit with the kv stores (`collection` null) and collections that it changed. Gives the way to stop. */
  onCommit?(
    listener: (
      changed: readonly {
        readonly kind: 'kv' | 'db'
        readonly scope: Scope
        readonly collection: string | null
      }[]
    ) => void
  ): () => void
}

/** Bytes that the document refers to by their SHA-256 (lower-case hex), as `{sha256, type, size, name}` in a box's data. */
export interface Assets {
  /** A Blob of the type asked for; null where this patch has none of that hash. */
  get(sha256: string, type?: string): Promise<Binary | null>
  /** Fulfils when bytes that were not there have come, from whoever shares the patch; absent where nobody does. */
  whenCome?(sha256: string): Promise<void>
}

/** What a running patch writes back into the document: throttled and capped by the implementer, one write at a drag's end. */
export interface Persist {
  /** Replaces one field of node.data. */
  data(nodeId: string, field: string, value: Value): void
}

/** What boxes show. The host coalesces and sends on once per frame. `value` is structured-clonable; undefined: what is saved. */
export interface Surface {
  /** A function is asked for the value when that is sent, if it is: for what is large and changes often. */
  show(nodeId: string, value: Value | (() => Value)): void
  /** The error standing on a box; null takes it away. */
  error(nodeId: string, error: { code: string; message: string; advice: string; line?: number } | null): void
}

/** One running cell. */
export interface Cell {
  /** Messages of one turn; a name in place of the inlet: what was sent to it. Resolves when the cell has taken them. */
  deliver(messages: readonly { message: Message; inlet: number | string }[]): Promise<void>
  /** A hand has turned its knobs. */
  setParams?(params: Readonly<Record<string, number>>): void
  stop(): void
}
/** Files of a package of code, whole: what they import of each other is among them. */
export interface PackageFiles {
  /** The address of the file that is imported. */
  readonly entry: string
  /** Address -> text. */
  readonly files: ReadonlyMap<string, string>
  /** Addresses that led to others. */
  readonly moved?: ReadonlyMap<string, string>
}
/** Packages of code that cells import, as `npm:name@version`. */
export interface Packages {
  /** From what is kept with the patch or, if the person agrees, from where it comes. Rejects with a LoadbangError. */
  load(specifier: string): Promise<PackageFiles>
}

export interface CellHost {
  /** The code of the cell that is a module of that name, as it was run last; null where there is none. */
  module(name: string): string | null
  package(specifier: string): Promise<PackageFiles>
  /** What the cell sends, batched; the object opens a turn for each batch. A name in place of the outlet: to its receivers. */
  send(messages: readonly { message: Message; outlet: number | string }[]): void
  /** From now on what is sent to that name is delivered, too. Gives the way to end that. */
  listen(name: string): () => void
  /** What its knobs stand at, as far as a hand has turned them. */
  readonly params: Readonly<Record<string, number>>
  console(level: 'log' | 'warn' | 'error', text: string): void
  /** The cell failed (did not compile, threw, was terminated by the watchdog). `fatal`: it no longer runs. */
  failed(error: LoadbangError, fatal: boolean): void
  /** The cell's own store, or a named one. */
  kv(name?: string, options?: StoreOptions): KvStore
  db(name?: string, options?: StoreOptions): DocStore
  /** Offline, the cell's timers are scheduler events in logical milliseconds; live the cell has its own. */
  schedule?(delay: number, fn: () => void): () => void
  /**
   * Offline: goes on when the promise has been settled and it is its turn, in the order of asking among all later answers of the
   * patch (rule 21); until then logical time stands still.
   */
  later?<T>(promise: Promise<T>, then: (value: T) => void, failed: (error: LoadbangError) => void): void
  now(): number
}
export interface Cells {
  start(nodeId: string, code: string, host: CellHost): Cell
}

/** What is at a path. */
export interface FileFacts {
  readonly folder: boolean
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970 of the last change. */
  readonly changed: number
  readonly readable: boolean
  readonly writable: boolean
  readonly executable: boolean
}

/**
 * Files of the patch: in the shell those of its folder, in the page those that are kept with it. A patch waits for its disk, as in Pd: everything is done when a call
 * returns. Relative paths begin at `folder`. What lies outside the folders that a patch may reach is refused, whatever the path or a
 * link in it says. Throws LoadbangErrors `file-…`.
 */
export interface Files {
  /** The folder that the patch lies in. */
  readonly folder: string
  read(path: string): Uint8Array
  /** Replaces what is there, or goes on at its end. */
  write(path: string, bytes: Uint8Array, append?: boolean): void
  /** Null where nothing is. */
  facts(path: string): FileFacts | null
  /** Names in a folder, sorted. */
  list(path: string): string[]
  makeFolder(path: string): void
  /** A file, or a folder with all that is in it where `whole` says so. */
  remove(path: string, whole: boolean): void
}

/** What a box asks the person for: a file to read (one, or several), a folder, a name to write under. */
export interface PanelQuestion {
  readonly what: 'file' | 'files' | 'folder' | 'save'
  /** Where to begin: a name, or ''. */
  readonly start: string
}
/** Asks the person who sits before the patch. */
export interface Panels {
  /** Names of files; null where the question was closed without an answer, however long that takes. */
  ask(question: PanelQuestion): Promise<readonly string[] | null>
}

/** A key of the keyboard, pressed or let go. */
export interface KeyEvent {
  /** As Pd numbers it: the code of its character. */
  readonly code: number
  /** As Pd names it: `a`, `Return`, `Left`. */
  readonly name: string
  readonly down: boolean
}
export interface Keys {
  /** Gives the way to stop. */
  watch(listener: (event: KeyEvent) => void): () => void
}

export interface Ports {
  /** Absent: the patch has no files. */
  files?: Files
  /** Absent: nobody to ask. */
  panels?: Panels
  /** Absent: no keyboard. */
  keys?: Keys
  clock: Clock
  console: Console
  storage: Storage
  persist: Persist
  surface: Surface
  cells: Cells
  /** Absent: none can be imported. */
  packages?: Packages
  assets: Assets
}
