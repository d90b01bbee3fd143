// The object definition: one file in objects/ declares everything about an object, and the catalogue, completion, validation,
// reference and tests follow from it.
import type { Static, TSchema } from '@sinclair/typebox'
import type { ClonePorts } from './clone-text.ts'
import type { Binary, List, Message, MessageRecord, Value } from './message.ts'
import type { LoadbangError } from './errors.ts'
import type { Ports, Scope } from './ports.ts'

export interface InletSpec {
  title: string
  /** One line for the tooltip; optional. */
  about?: string
  /** Cold inlets store, hot ones act. Default: the first inlet is hot, the others cold. */
  hot?: boolean
  /**
   * Operations: TypeBox objects whose first property is `type: Type.Literal('get')`, the others in the order of arguments.
   * All three spellings of these become the typed record before the handler of that name sees it.
   */
  accepts?: readonly TSchema[]
  /**
   * Symbols and lists are data here, never the name of an operation (an exception to rule 8): for boxes that show texts and lists,
   * to which the text `clear` is a text. Commands and records still name them.
   */
  verbatim?: boolean
  /** Plain kinds that it takes, for the reference and tooltips: `number`, `list`, `bang`, … Default: those that have handlers. */
  kinds?: readonly string[]
}

export interface OutletSpec {
  title: string
  about?: string
  /** Schema of the records that leave here, where they are records. */
  sends?: TSchema
  /** Messages leave in a later turn (rule 21). */
  later?: boolean
}

/**
 * Handlers of one inlet, called without `this`. Kinds first; any other name is an operation declared in the inlet's `accepts`, called with the typed
 * record. What has no handler falls back as in Pd: bang, number, symbol -> list -> any; list -> bang if empty, number or
 * symbol if one atom, else any, else (hot inlet) spread over the inlets; else the error `no-method`.
 */
export interface InletHandlers {
  bang?(): void
  number?(x: number): void
  symbol?(s: string): void
  list?(list: List): void
  record?(record: MessageRecord): void
  binary?(binary: Binary): void
  /** Selectors that no declared operation takes: Pd's anything. */
  command?(selector: string, args: List): void
  /** Catch-all for whatever has no handler of its own. */
  any?(message: Message): void
  /** Declared operations by selector. */
  [operation: string]: ((argument: never, rest: never) => void) | undefined
}

/** One outlet of one running object. Numbers and bangs allocate nothing. Change state first, send last (rule 17). */
export interface Outlet {
  bang(): void
  number(x: number): void
  send(message: Message): void
  readonly connected: boolean
}

export interface Timer {
  cancel(): void
}

export interface ObjectContext<Args> {
  readonly args: Args
  /** The box's whole text after the class name, as typed; for raw classes the text itself. */
  readonly text: string
  /** Atoms of the text after the class, with `$0` and `$1` of the instance resolved. */
  readonly atoms: List
  readonly className: string
  readonly nodeId: string
  /** Plain copies of what is saved with the box. */
  readonly data: MessageRecord
  readonly params: Readonly<Record<string, number>>
  readonly outlets: readonly Outlet[]
  readonly ports: Ports
  /** State handed over by the object that stood here before an edit of its arguments (rule 25), if its class is the same. */
  readonly previous: Value
  /** The scope of a store: the name if given, else this very box. */
  scope(name?: string): Scope
  /** Sends one message right here; same as outlets[index].send. */
  out(index: number, message: Message): void
  /** Runs `fn` in a turn of its own after `delay` logical milliseconds; equal times in the order of asking. */
  schedule(delay: number, fn: () => void): Timer
  /** Logical time in milliseconds. */
  now(): number
  /** Real time in milliseconds. */
  realtime(): number
  /**
   * A later answer: opens a hold now, runs `then` in a turn of its own when the promise has resolved, in the order of the
   * requests of one channel (default: one for all storage). `failed` likewise; without it the error goes on the box.
   */
  later<T>(
    promise: Promise<T>,
    then: (value: T) => void,
    failed?: (error: LoadbangError) => void,
    channel?: string
  ): void
  /** Runs `step` until it gives false, delivering everything a step sends before the next one. The only way to loop (rule 17). */
  loop(step: () => boolean): void
  /** Runs `fn` now as a turn of its own if none is running, else as part of this one; for things that come from outside (cells). */
  turn(fn: () => void): void
  /** Runs `fn` once when the present turn has ended; for what is batched per turn (messages to a cell). */
  afterTurn(fn: () => void): void
  /** Puts an error on the box and in the console; the patch goes on. */
  error(error: LoadbangError): void
  /** Takes the error off the box. */
  clearError(): void
  print(text: string): void
  /**
   * What the box shows (number, toggle, slider, message). Coalesced per frame. A function is asked for the value when a frame is made
   * and the box is in view.
   */
  show(value: Value | (() => Value)): void
  /** Shared by name within the patch: send, receive, value … */
  readonly names: Names
  /** Things that boxes share by name within the patch: texts, arrays … */
  readonly shared: Shared
  /** Next seed of Pd's sequence for `[random]` (instances in load order). */
  seed(): number
  /** `$0` of this instance. */
  readonly dollarZero: number
  /** Of a [clone] whose abstraction is there. */
  readonly copies: ClonePorts | undefined
  /** A message to the part of the patch that it lies in, which changes that while it runs: Pd's dynamic patching. */
  canvas(message: Message): void
  /** The abstraction that it lies in (or the patch); `level`: so many further out, as far as there are any. */
  around(level?: number): Around
  /** `$1` … of this instance: the arguments of the abstraction, for raw classes that fill them in themselves. */
  readonly instanceArgs: List
}

/** What the boxes of an abstraction lie in; of a patch that lies in none, the patch itself. */
export interface Around {
  /** `$1` and so on. */
  readonly args: List
  /** The box that it is made by; undefined: the patch. */
  readonly nodeId: string | undefined
  /** Copies of what is saved with that box. */
  readonly data: MessageRecord
}

/** Receivers by name, newest first (Pd's order). */
export interface Names {
  bind(name: string, receive: (message: Message) => void): () => void
  /** False when nobody has that name. */
  send(name: string, message: Message): boolean
}

/**
 * Values by kind and name. Each box that defines one takes its definition back when it goes; where several have the same name the
 * oldest counts, as in Pd, and the next one when that has gone. A box that finds another's definition there before its own says that
 * the name is multiply defined.
 */
export interface Shared {
  /** Gives the way to take the definition back. */
  define(kind: string, name: string, value: object): () => void
  find(kind: string, name: string): object | undefined
  /** Called when another value, or none, has come to stand under that name. Gives the way to stop. */
  watch(kind: string, name: string, changed: (value: object | undefined) => void): () => void
}

/** What an object hands back. `inlets[i]` are the handlers of inlet i. */
export interface ObjectInstance {
  inlets: readonly InletHandlers[]
  /** Called when the object goes (deleted, replaced, engine ends). */
  dispose?(): void
  /** State that survives an edit of the arguments (rule 25). */
  state?(): Value
  /** Saved data changed while the text stayed (another hand moved a slider, undo, a cell's code): without it, the object is made anew. */
  changed?(data: MessageRecord, params: Readonly<Record<string, number>>): void
  /** Called on load before anything fires, after the cables: what comes back as it was saved. */
  restored?(): void
  /** The patch is about to be saved: only `[savestate]` asks for what is to be kept. */
  saving?(): void
  /** Called on load, when typed or pasted, after the cables: only `[loadbang]` and its like have it. */
  loaded?(): void
  /**
   * A hand played the box in the editor; default: inlet 0. A bang is a click, a number what a control was moved to: both act at
   * once, live. The Command `release` is the hand letting go: then, once, what is to be kept is saved with the patch (rule 24).
   */
  play?(message: Message): void
}

/** How a box looks and is played; the editor has one component for each. Absent: a text box. */
export type Face =
  | 'button'
  | 'message'
  | 'number'
  | 'toggle'
  | 'slider'
  | 'comment'
  | 'code'
  | 'textbox'
  | 'listview'
  | 'filedrop'
  | 'imageview'
  | 'pd'

export interface ObjectDefinition<A extends TSchema = TSchema> {
  /** The class, as typed; unique among names and aliases. */
  name: string
  aliases?: readonly string[]
  /** One line of help. */
  about: string
  /** Folder of the reference: glue, math, time, control, storage, code, … */
  family: string
  /** A tuple or array schema of the arguments; titles and descriptions serve completion. */
  args: A
  /** Text is not cut into atoms (rule 13). */
  raw?: boolean
  /**
   * A function where they follow from the arguments; `text` is what stands after the class, all that a raw class has;
   * `code` that of a cell, known where it is drawn.
   */
  inlets: readonly InletSpec[] | ((atoms: List, text: string, code?: string) => readonly InletSpec[])
  outlets: readonly OutletSpec[] | ((atoms: List, text: string, code?: string) => readonly OutletSpec[])
  /** Its code may declare other ports while it runs: it is made with so many outlets from the start. */
  mostOutlets?(text: string): number
  face?: Face
  /** `count`: what a text box shows (`show`) is how much it holds, a small number at its corner. */
  shows?: 'count'
  /** Its arguments name what outlasts a run: `$0` in them is the same at every start. */
  lasting?: true
  /** It holds boxes. Its ports are the passages among them, and no object of its own runs. */
  holds?: true
  /** It is a port of the box that holds it: what reaches it from there passes, or what reaches it here passes out there. */
  passage?: 'inlet' | 'outlet'
  /** node.type of boxes made of it; default 'object'. GUI boxes (message, number, toggle, …) have their own. */
  nodeType?: string
  /** Version of node.data, and the steps that bring older data up: migrations[1] makes 2 of 1. */
  version: number
  migrations?: Readonly<Record<number, (data: Record<string, unknown>) => Record<string, unknown>>>
  create(context: ObjectContext<Static<A>>): ObjectInstance
}

/** Types an object file; returns it as it is. */
export function defineObject<A extends TSchema>(definition: ObjectDefinition<A>): ObjectDefinition<A> {
  return definition
}

/** A finished definition whose argument type is forgotten: what the catalogue and the machine hold. */
// create() is contravariant in its arguments, and the machine hands over what `args` has validated.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
export type AnyObjectDefinition = ObjectDefinition<any>

export interface Catalogue {
  /** By name or alias. */
  get(className: string): AnyObjectDefinition | undefined
  readonly all: readonly AnyObjectDefinition[]
  /** All names and aliases, where `all` may be less than there is. */
  readonly names?: readonly string[]
}
