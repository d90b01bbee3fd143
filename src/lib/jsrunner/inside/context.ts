// What a cell can reach: the one definition. The running API is made here for every kind of realm (the sandbox's worker,
// QuickJS); the code editor's types and the reference page are generated from the interfaces below and what stands beside them.
import { bang, Command, type Bang, type Message } from '../../runtime/message.ts'
import type { Camera, FetchInit, FetchResponse, Microphone, Midi } from './world-types.ts'
import type { ParamSpecs, ParamValues } from './params.ts'

export type * from './params.ts'
export type * from './world-types.ts'

/** A message that has come in. The code editor has a narrower one, from what the connected boxes send. */
export type Received = Message
/** What was stored by whomever. The code editor lets it be used as what the person knows it to be. */
export type Anything = unknown

/** How a store is opened. */
export interface StoreChoice {
  /** Answers before the data is on the disk; a crash may lose what was answered in the last moments. */
  fast?: boolean
}

/** A store: the cell's own, or one that is shared by its name. Promises resolve when the change is on disk. */
export interface Kv {
  /** The value, or undefined where there is none. */
  get<T = Anything>(key: string): Promise<T | undefined>
  /** Keeps a value; done when it is on the disk. */
  set(key: string, value: unknown): Promise<void>
  /** Whether there was something to delete. */
  delete(key: string): Promise<boolean>
  /** All keys, in their order. */
  keys(): Promise<string[]>
  /** Forgets everything. */
  clear(): Promise<void>
  /** Whether there is a value. */
  has(key: string): Promise<boolean>
  /** How many keys there are. */
  count(): Promise<number>
  /** The values in the order of the keys, undefined where there is none. */
  getMany(keys: Iterable<string>): Promise<Anything[]>
  /** All of them or, if one is refused, none. */
  setMany(
    values: { [key: string]: unknown } | Iterable<readonly [key: string, value: unknown]>
  ): Promise<void>
  /**
   * Changes a value in one step, whoever else changes it: `change` gets the value, undefined where there is none, and gives the new one
   * at once. It may be called again, if somebody was quicker. Resolves with the new value.
   */
  update(key: string, change: (value: Anything) => unknown): Promise<Anything>
  /** Adds to a number in one step; one that is not there is 0. Resolves with the sum. */
  increment(key: string, by?: number): Promise<number>
  /** Calls `hear` after each change, whoever makes it; undefined: the key is gone. Returns a function that ends that. */
  watch(hear: (value: Anything, key: string) => unknown): () => void
  watch(key: string, hear: (value: Anything, key: string) => unknown): () => void
  /** Resolves when everything asked so far is on the disk. */
  flush(): Promise<void>
  /** The store of that name, shared by all boxes and cells of the patch that name it. */
  store(name: string, choice?: StoreChoice): Kv
}

/** A record of the person's; its values are what may stand in a message. */
export interface DocFields {
  [field: string]: Anything
}
export interface StoredDoc extends DocFields {
  _id: string
  /** Milliseconds since 1970. */
  _created: number
  _updated: number
}
export interface FindChoice {
  /** Field -> 1 or -1, the first field counts most. Without: in the order in which they were inserted. */
  sort?: { [field: string]: 1 | -1 }
  limit?: number
  skip?: number
}
/** By `_id`: what differs from the result before. */
export interface DocsDifference {
  added: readonly string[]
  changed: readonly string[]
  removed: readonly string[]
}
export type HearDocs = (docs: readonly StoredDoc[], difference: DocsDifference) => unknown

/** A store of documents, in collections that are made by the first insert. */
export interface Db {
  /** Resolves with the new document's `_id`. */
  insert(collection: string, doc: DocFields): Promise<string>
  /** All of them or, if one is refused, none. */
  insertMany(collection: string, docs: readonly DocFields[]): Promise<string[]>
  /** The documents that match, as in `{ n: { $gt: 3 } }`; without a query all. */
  find(collection: string, query?: DocFields, choice?: FindChoice): Promise<StoredDoc[]>
  /** The document of that `_id`, or null. */
  findOne(collection: string, id: string): Promise<StoredDoc | null>
  /** Changes the given fields. Whether there is such a document. */
  update(collection: string, id: string, fields: DocFields): Promise<boolean>
  /** Puts another document in its place. Whether there was one. */
  replace(collection: string, id: string, doc: DocFields): Promise<boolean>
  /** Whether there was one. */
  delete(collection: string, id: string): Promise<boolean>
  /** How many match. */
  count(collection: string, query?: DocFields): Promise<number>
  /** Removes a collection with all that is in it. */
  drop(collection: string): Promise<void>
  /** The names of all collections. */
  collections(): Promise<string[]>
  /** Calls `hear` with the result now and after each change of it, whoever makes it. Returns a function that ends that. */
  watch(collection: string, hear: HearDocs): () => void
  watch(collection: string, query: DocFields | undefined, hear: HearDocs): () => void
  watch(
    collection: string,
    query: DocFields | undefined,
    choice: FindChoice | undefined,
    hear: HearDocs
  ): () => void
  /** Resolves when everything asked so far is on the disk. */
  flush(): Promise<void>
  /** The store of that name, shared by all boxes and cells of the patch that name it. */
  store(name: string, choice?: StoreChoice): Db
}

/** Writes to the console of the patch. */
export interface CellConsole {
  /** Writes a line. */
  log(...values: unknown[]): void
  info(...values: unknown[]): void
  debug(...values: unknown[]): void
  /** Writes a warning. */
  warn(...values: unknown[]): void
  /** Writes an error. */
  error(...values: unknown[]): void
}

export type Receive = (message: Received, inlet: number) => unknown

/** Timers with their standard meaning; in Node they count the patch's own time. */
export interface Timers {
  /** Calls `fn` once, in `delay` ms or somewhat later. Gives what `clearTimeout` takes. */
  setTimeout(fn: (...args: unknown[]) => unknown, delay?: number, ...args: unknown[]): number
  /** Takes back what `setTimeout` gave. */
  clearTimeout(id?: number): void
  /** Calls `fn` again and again, every `delay` ms. Gives what `clearInterval` takes. */
  setInterval(fn: (...args: unknown[]) => unknown, delay?: number, ...args: unknown[]): number
  /** Ends what `setInterval` began. */
  clearInterval(id?: number): void
}

/** The globals of a cell, besides the language's own. */
export interface CellContext extends Timers {
  /**
   * Sends a message out of an outlet, counted from 0. true and false are sent as 1 and 0, undefined sends nothing, null is an error. The
   * message is copied; buffers listed in `moved` are handed over instead and are empty afterwards.
   */
  send(message: unknown, outlet?: number, moved?: readonly ArrayBuffer[]): void
  /** Calls `receive` for every message that arrives at an inlet. Returns a function that ends that. */
  recv(receive: Receive): () => void
  /** Sends a message to every `[receive]` of that name; `$0` in it is the patch's own number. */
  sendTo(name: string, message: unknown): void
  /** Calls `receive` for what is sent to that name, by `[send]` or `sendTo`. Returns a function that ends that. */
  recvFrom(name: string, receive: (message: Anything) => unknown): () => void
  /**
   * Gives the box an inlet for each title, from left to right. Write the titles out, in quotes, at the beginning of a line: they are read
   * without running the code.
   */
  inlets(...titles: string[]): void
  /** Gives the box an outlet for each title; as `inlets`. */
  outlets(...titles: string[]): void
  /**
   * Puts a knob on the box for each name, and gives an object with their present values: `const p = params({ gain: { value: 0.5, min: 0,
   * max: 1 }, on: true, wave: ['sine', 'saw'] })`. `changed` is called after each change by a hand. Write values out, as for `inlets`.
   */
  params<T extends ParamSpecs>(
    specs: T,
    changed?: (name: keyof T & string, value: number | boolean | string) => unknown
  ): ParamValues<T>
  /** The store of this cell; what it keeps is there again when the patch opens. */
  kv: Kv
  /** The documents of this cell, in collections. */
  db: Db
  /**
   * Asks the person to let this code reach a host, `await permit('network', 'api.example.com')`, or use a device, `await permit('midi')`.
   * Whether it may; the same code is asked for once.
   */
  permit(what: 'network' | 'camera' | 'microphone' | 'midi', host?: string): Promise<boolean>
  /**
   * Sends a request over https, with its standard meaning, and without cookies. The first to a host asks the person; refused, it rejects.
   * A server must let other pages read its answers (CORS).
   */
  fetch(url: string, init?: FetchInit): Promise<FetchResponse>
  /** The camera, once the person has allowed it; the first call asks. */
  camera: Camera
  /** The microphone, in the same way. */
  microphone: Microphone
  /** MIDI devices, in the same way. */
  midi: Midi
  console: CellConsole
  /** Calls `fn` as soon as the present function has ended. */
  queueMicrotask(fn: () => void): void
  /** Calls `fn` before the next picture, with the patch's time in milliseconds; some 60 times a second, also while nobody looks. */
  requestAnimationFrame(fn: (time: number) => unknown): number
  /** Takes back what `requestAnimationFrame` gave. */
  cancelAnimationFrame(id?: number): void
  /** Waits `ms` milliseconds of the patch's own time: what is sent after it leaves just then, and loops of it do not drift. */
  sleep(ms: number): Promise<void>
  /** Runs `fn` before the cell is run again or goes away. */
  onCleanup(fn: () => unknown): void
  /** The patch's time in milliseconds; it stands still while a message is being handled. */
  now(): number
  /** The message without content: `send(bang)`, `message === bang`. */
  bang: Bang
  /** A message with a selector: `new Command('set', ['count', 5])`. */
  Command: typeof Command
}

/** What the context is made of; each realm has its own. */
export type ContextParts = Omit<CellContext, 'bang' | 'Command'>

export const contextNames = [
  'send',
  'recv',
  'sendTo',
  'recvFrom',
  'inlets',
  'outlets',
  'params',
  'kv',
  'db',
  'permit',
  'fetch',
  'camera',
  'microphone',
  'midi',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'sleep',
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
