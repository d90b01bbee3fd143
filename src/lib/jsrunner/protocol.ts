// The protocol between the engine and one cell, whole, in one file. It is the same for the browser's sandbox (posted over a
// MessagePort) and for QuickJS (handed over as JSON text); what differs is how values are encoded (`Wire`).
//
//   1. The cell's realm is ready for code -> `ready`. Before that nothing is pinged: a loaded machine starts workers slowly.
//   2. engine -> `start`, once, with plain JavaScript (types are already stripped), all that it imports included. Running again is a new
//      realm.
//   3. engine -> `deliver`, the messages of one turn. The cell answers `taken` when its handlers have run; messages that
//      arrive before the first `recv()` wait inside the cell.
//   4. cell -> `out`: what it sent, printed and failed at during one task, each in order. The next `out` follows only after
//      the engine's `took`; meanwhile the cell collects, up to the limits below, and says what it had to drop.
//   5. cell -> `ask`, a request to a store; engine -> `reply`, `reply-json` or `refusal` with the same id, in whatever order
//      they finish. The ask of a watch is answered by `news` with its id, as often as there is some, each after the cell's
//      `heard` of the last (what changes meanwhile is told together), until the cell's `unwatch`; a refusal ends it too.
//      What lies outside of the patch is asked for in the same way, as the service `world`.
//   6. engine -> `ping`, answered by `pong` from the cell's event loop. Silence for `silenceMs` ends the cell.
//   7. cell -> `listen`: what is sent to that name in the patch is delivered, too, with the name in place of the inlet, until the cell's
//      `unlisten`. What it sends to a name stands among the sends of an `out` in the same way, so that order is kept.
//   8. cell -> `sleep`, answered by `woke` when the patch's time has come; engine -> `params`, when a hand has turned a knob (the values
//      that are saved come with `start`).
//   9. engine -> `stop`: the cell runs its onCleanup handlers, a last `out` leaves, then `stopped`. Unanswered for
//      `stopMs` it is ended all the same.
//
// A cell is a stranger: user code can tamper with every built-in that our code in its realm relies on. So whatever comes out
// of it is checked field by field (from-cell.ts), and nothing that it could say gives it more than its own stores.
import type { CellErrorCode } from './errors.ts'
import type { ParamNumbers } from './inside/params.ts'
import type { CellProgram } from './modules/program.ts'

/** A message or value as the codec writes it for the way in or out. */
export type Wire = unknown

/**
 * What a store can be asked. `begin`, `commit` and `abandon` are the parts of the cell's `update(key, fn)`: the value and a token;
 * the new value, taken only if the stored one is still that (else the present one comes back, for another try); or nothing.
 */
export const operations = {
  kv: [
    'get',
    'set',
    'delete',
    'keys',
    'clear',
    'has',
    'count',
    'getMany',
    'setMany',
    'increment',
    'begin',
    'commit',
    'abandon',
    'watch',
    'flush'
  ],
  db: [
    'insert',
    'insertMany',
    'find',
    'findOne',
    'update',
    'replace',
    'delete',
    'count',
    'drop',
    'collections',
    'watch',
    'flush'
  ],
  /** Not a store: what lies outside of the patch, with the person's leave (world.ts). */
  world: ['permit', 'fetch', 'frame', 'midi', 'watch']
} as const
export type Service = keyof typeof operations
export type Operation<S extends Service = Service> = (typeof operations)[S][number]

/** A request to a store. `args` encodes the list of its arguments. */
export type Ask = {
  [S in Service]: {
    type: 'ask'
    id: number
    service: S
    /** null: the cell's own. */
    store: string | null
    fast: boolean
    operation: Operation<S>
    args: Wire
  }
}[Service]

export type LineLevel = 'log' | 'warn' | 'error'

export interface CellFault {
  code: CellErrorCode | (string & {})
  message: string
  advice: string
  /** Line in the cell's own text, from 1; null where it is not known. */
  line: number | null
}

export type ToCell =
  /** `at`: where starting takes a while, the time on the machine's clock when this was said, in milliseconds since 1970. */
  | ({ type: 'start'; now: number; at?: number; params?: ParamNumbers } & CellProgram)
  /**
   * `inlets`: of each message the inlet, or the name by which it came. Two lists, for many small pairs go over much more slowly. `now`: the
   * patch's time in milliseconds at this turn.
   */
  | { type: 'deliver'; id: number; messages: Wire[]; inlets: (number | string)[]; now: number }
  | { type: 'woke'; id: number; now: number }
  | { type: 'params'; values: ParamNumbers }
  | { type: 'reply'; id: number; value: Wire }
  /** A value as plain JSON, which goes over several times faster than many records do. */
  | { type: 'reply-json'; id: number; text: string }
  | { type: 'refusal'; id: number; code: string; message: string; advice: string }
  | { type: 'news'; id: number; value: Wire }
  | { type: 'took' }
  | { type: 'ping' }
  | { type: 'stop' }

export interface Out {
  type: 'out'
  sends: Wire[]
  /** Of each of `sends` the outlet, or a name: to whoever receives under it. */
  to: (number | string)[]
  lines: [level: LineLevel, text: string][]
  faults: CellFault[]
}

export type FromCell =
  | { type: 'ready' }
  | { type: 'taken'; id: number }
  | Out
  | Ask
  | { type: 'heard'; id: number }
  | { type: 'unwatch'; id: number }
  | { type: 'listen'; name: string }
  | { type: 'unlisten'; name: string }
  /** `until`: the patch's time in milliseconds. */
  | { type: 'sleep'; id: number; until: number }
  | { type: 'pong' }
  | { type: 'stopped' }

/** What a cell may do at once; beyond, it is told so in a sentence. */
export const limits = {
  /** Messages in one `out`. */
  sends: 200_000,
  /** Batches in a row of which the cell had to drop something, after which it is ended; and milliseconds that break the row. */
  floodsInARow: 5,
  floodPauseMs: 1000,
  /** Console lines in one `out`, and characters in one line. */
  lines: 200,
  lineLength: 10_000,
  /** Errors in one `out`, and characters of their sentences. */
  faults: 10,
  faultLength: 1000,
  /** Bytes, roughly, in one `out`, and in the requests to stores that are open at once: nobody else's memory is filled. */
  bytes: 256 * 1024 * 1024,
  /** Messages that wait for the first `recv()`. */
  waiting: 100_000,
  /** Requests to stores that are open at once. */
  requests: 10_000,
  /** Requests without ever being idle, where a patch's time waits for the answers. */
  requestsInARow: 100_000,
  /** Watches that are open at once. */
  watches: 1000,
  /** Names that are listened to at once, and sleeps that are not over. */
  names: 1000,
  sleeps: 10_000,
  /** Updates of keys that are begun and not ended. */
  updates: 1000,
  /** Tries of one update while others change the value. */
  tries: 100,
  /** Stores that a cell has opened, and characters of a store's name. */
  stores: 1000,
  nameLength: 10_000,
  /** `out`s between two pings; more are not sent by our code in the cell, so somebody is flooding. */
  outsPerPing: 20_000,
  /** Names, watches and sleeps begun or ended between two pings: nothing holds those of a loop back but this. */
  smallPerPing: 5000,
  outlets: 1000
}

export const times = {
  pingMs: 500,
  /** No pong for so long, while this machine was awake: the cell is stopped. */
  silenceMs: 2000,
  /** How often in a row that time is given anew, because the engine was late itself. */
  sleepyTicks: 10,
  /** To start its realm. */
  startMs: 15_000,
  /** For onCleanup handlers. */
  stopMs: 1000,
  /** For the function of an update, before others who wait to update the same key go first. */
  updateMs: 1000
}
