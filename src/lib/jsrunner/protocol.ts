// The protocol between the engine and one cell, whole, in one file. It is the same for the browser's sandbox (posted over a
// MessagePort) and for QuickJS (handed over as JSON text); what differs is how values are encoded (`Wire`).
//
//   1. The cell's realm is ready for code -> `ready`. Before that nothing is pinged: a loaded machine starts workers slowly.
//   2. engine -> `start`, once, with plain JavaScript (types are already stripped). Running again is a new realm.
//   3. engine -> `deliver`, the messages of one turn. The cell answers `taken` when its handlers have run; messages that
//      arrive before the first `recv()` wait inside the cell.
//   4. cell -> `out`: what it sent, printed and failed at during one task, each in order. The next `out` follows only after
//      the engine's `took`; meanwhile the cell collects, up to the limits below, and says what it had to drop.
//   5. cell -> `kv`, a request to a store; engine -> `reply` with the same id, in whatever order they finish.
//   6. engine -> `ping`, answered by `pong` from the cell's event loop. Silence for `silenceMs` ends the cell.
//   7. engine -> `stop`: the cell runs its onCleanup handlers, a last `out` leaves, then `stopped`. Unanswered for
//      `stopMs` it is ended all the same.
//
// A cell is a stranger: user code can tamper with every built-in that our code in its realm relies on. So whatever comes out
// of it is checked field by field (from-cell.ts), and nothing that it could say gives it more than its own stores.
import type { CellErrorCode } from './errors.ts'

/** A message or value as the codec writes it for the way in or out. */
export type Wire = unknown

export type KvOperation = 'get' | 'set' | 'delete' | 'keys' | 'clear' | 'has'
export const kvOperations: readonly KvOperation[] = ['get', 'set', 'delete', 'keys', 'clear', 'has']

export type LineLevel = 'log' | 'warn' | 'error'

export interface CellFault {
  code: CellErrorCode | (string & {})
  message: string
  advice: string
  /** Line in the cell's own text, from 1; null where it is not known. */
  line: number | null
}

export type ToCell =
  | { type: 'start'; code: string; now: number }
  /** `now`: the patch's time in milliseconds at this turn. */
  | { type: 'deliver'; id: number; batch: [message: Wire, inlet: number][]; now: number }
  | { type: 'reply'; id: number; value: Wire }
  | { type: 'refusal'; id: number; code: string; message: string; advice: string }
  | { type: 'took' }
  | { type: 'ping' }
  | { type: 'stop' }

export interface Out {
  type: 'out'
  sends: [message: Wire, outlet: number][]
  lines: [level: LineLevel, text: string][]
  faults: CellFault[]
}

export type FromCell =
  | { type: 'ready' }
  | { type: 'taken'; id: number }
  | Out
  /** `store` null: the cell's own. */
  | { type: 'kv'; id: number; store: string | null; operation: KvOperation; key: string; value: Wire }
  | { type: 'pong' }
  | { type: 'stopped' }

/** What a cell may do at once; beyond, it is told so in a sentence. */
export const limits = {
  /** Messages in one `out`. */
  sends: 200_000,
  /** Console lines in one `out`, and characters in one line. */
  lines: 200,
  lineLength: 10_000,
  /** Errors in one `out`. */
  faults: 10,
  /** Messages that wait for the first `recv()`. */
  waiting: 100_000,
  /** Requests to stores that are open at once. */
  requests: 10_000,
  /** Requests without ever being idle, where a patch's time waits for the answers. */
  requestsInARow: 100_000,
  /** `out`s between two pings; more are not sent by our code in the cell, so somebody is flooding. */
  outsPerPing: 20_000,
  outlets: 1000
}

export const times = {
  pingMs: 500,
  /** No pong for so long, while this machine was awake: the cell is stopped. */
  silenceMs: 2000,
  /** To start its realm. */
  startMs: 15_000,
  /** For onCleanup handlers. */
  stopMs: 1000
}
