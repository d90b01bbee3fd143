// What a cell can reach: the one definition. The running API is made here for every kind of realm (the sandbox's worker,
// QuickJS); later the code editor's types and the reference page come from the same interface.
import { bang, Command, type Bang, type Message } from '../../runtime/message.ts'

/** A store: the cell's own, or one that is shared by its name. Promises resolve when the change is on disk. */
export interface Kv {
  /** The value, or undefined where there is none. */
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  /** Whether there was something to delete. */
  delete(key: string): Promise<boolean>
  keys(): Promise<string[]>
  clear(): Promise<void>
  has(key: string): Promise<boolean>
  /** The store of that name, shared by all boxes and cells of the patch that name it. */
  store(name: string): Kv
}

export interface CellConsole {
  log(...values: unknown[]): void
  info(...values: unknown[]): void
  debug(...values: unknown[]): void
  warn(...values: unknown[]): void
  error(...values: unknown[]): void
}

export type Receive = (message: Message, inlet: number) => unknown

/** Timers with their standard meaning; in Node they count the patch's own time. */
export interface Timers {
  setTimeout(fn: (...args: unknown[]) => unknown, delay?: number, ...args: unknown[]): number
  clearTimeout(id?: number): void
  setInterval(fn: (...args: unknown[]) => unknown, delay?: number, ...args: unknown[]): number
  clearInterval(id?: number): void
}

/** The globals of a cell, besides the language's own. */
export interface CellContext extends Timers {
  /**
   * Sends a message out of an outlet. true and false are sent as 1 and 0, undefined sends nothing, null is an error. The message is
   * copied; buffers listed in `moved` are handed over instead and are empty afterwards.
   */
  send(message: unknown, outlet?: number, moved?: readonly ArrayBuffer[]): void
  /** Calls `receive` for every message that arrives at an inlet. Returns a function that ends that. */
  recv(receive: Receive): () => void
  kv: Kv
  console: CellConsole
  queueMicrotask(fn: () => void): void
  /** Runs `fn` before the cell is run again or goes away. */
  onCleanup(fn: () => unknown): void
  /** The patch's time in milliseconds. */
  now(): number
  /** The message without content. */
  bang: Bang
  /** A message with a selector: `new Command('set', ['count', 5])`. */
  Command: typeof Command
}

/** What the context is made of; each realm has its own. */
export type ContextParts = Omit<CellContext, 'bang' | 'Command'>

export const contextNames = [
  'send',
  'recv',
  'kv',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'queueMicrotask',
  'onCleanup',
  'now',
  'bang',
  'Command'
] as const satisfies readonly (keyof CellContext)[]

/** Puts the context into a realm, as ordinary globals: a cell may shadow them, and its functions see them. */
export function installContext(global: object, parts: ContextParts): void {
  const context: CellContext = { ...parts, bang, Command }
  for (const name of contextNames) {
    Object.defineProperty(global, name, {
      value: context[name],
      writable: true,
      enumerable: true,
      configurable: true
    })
  }
}
