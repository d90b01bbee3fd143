// What the runtime needs from the world, declared as small interfaces that other folders implement and engine/ wires.
// One acceptance suite per port stands beside the port's name in src/lib/storage and src/lib/jsrunner.
import type { Message, Value } from './message.ts'
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
 * Key-value storage of one patch. Bound to that patch: takes no patch id. Every promise resolves at commit (never at request
 * success) and rejects with a LoadbangError (codes `storage-full`, `storage-closed`, `storage-blocked`, `storage-value`, `storage-failed`).
 */
export interface KvStore {
  get(key: string): Promise<{ found: boolean; value: Stored }>
  set(key: string, value: Stored): Promise<void>
  delete(key: string): Promise<boolean>
  keys(): Promise<string[]>
  clear(): Promise<void>
  has(key: string): Promise<boolean>
}
export interface Storage {
  kv(scope: Scope): KvStore
  /** Names of the named stores that hold at least one key, sorted. For completion. */
  storeNames(): Promise<string[]>
}

/** What a running patch writes back into the document: throttled and capped by the implementer, one write at a drag's end. */
export interface Persist {
  /** Replaces one field of node.data. */
  data(nodeId: string, field: string, value: Value): void
}

/** What boxes show. The host coalesces and sends on once per frame. `value` is structured-clonable; undefined: what is saved. */
export interface Surface {
  show(nodeId: string, value: Value): void
  /** The error standing on a box; null takes it away. */
  error(nodeId: string, error: { code: string; message: string; advice: string } | null): void
}

/** One running cell. */
export interface Cell {
  /** Messages of one turn. Resolves when the cell has taken them (live) or has gone idle (offline). */
  deliver(messages: readonly { message: Message; inlet: number }[]): Promise<void>
  stop(): void
}
export interface CellHost {
  /** What the cell sends, batched; the object opens a turn for each batch. */
  send(messages: readonly { message: Message; outlet: number }[]): void
  console(level: 'log' | 'warn' | 'error', text: string): void
  /** The cell failed (did not compile, threw, was terminated by the watchdog). `fatal`: it no longer runs. */
  failed(error: LoadbangError, fatal: boolean): void
  /** kv for the cell's own scope, or a named store. */
  kv(name?: string): KvStore
  /** Offline, the cell's timers are scheduler events in logical milliseconds; live the cell has its own. */
  schedule?(delay: number, fn: () => void): () => void
  /** Offline: the cell is busy outside any deliver() (it starts, a timer's callback asks its store) until the returned function is called. */
  hold?(): () => void
  now(): number
}
export interface Cells {
  start(nodeId: string, code: string, host: CellHost): Cell
}

export interface Ports {
  clock: Clock
  console: Console
  storage: Storage
  persist: Persist
  surface: Surface
  cells: Cells
}
