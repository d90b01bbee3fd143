// A running cell, inside its realm: takes what the engine says (ToCell), answers (FromCell), and makes the context that user
// code sees. Knows no browser and no QuickJS: what differs between the two is the CellRealm that it is given.
import { fromPlainJson } from '../../runtime/codec/plain-json.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Message, Value } from '../../runtime/message.ts'
import { cellErrors } from '../errors.ts'
import { limits, type CellFault, type FromCell, type LineLevel, type ToCell, type Wire } from '../protocol.ts'
import { CellTime } from './cell-time.ts'
import type { CellConsole, ContextParts, Receive, Timers } from './context.ts'
import { faultOf, type Circumstance } from './fault.ts'
import { makeFrames } from './frames.ts'
import { inspectAll } from './inspect.ts'
import { makeDb } from './db.ts'
import { makeKv } from './kv.ts'
import { Listeners } from './listeners.ts'
import { mustBeFunction, mustBeName, mustBeTitles } from './must-be.ts'
import { Outbox } from './outbox.ts'
import { Params, type ParamNumbers, type ParamValues } from './params.ts'
import { StoreClient } from './store-client.ts'
import { makeWorld, type Readers } from './world.ts'
import { outgoing, type Encoded } from './values.ts'

export interface CellRealm {
  post(message: FromCell, moved?: Transferable[]): void
  /** A copy that shares nothing with the value but the buffers in `moved`. */
  encode(value: Value, moved?: readonly ArrayBuffer[]): Encoded
  decode(wire: Wire): Value
  /** Runs `fn` once, after the present task and all that its promises still do. */
  afterTask(fn: () => void): void
  /** Milliseconds of real time, from any start. */
  realtime(): number
  queueMicrotask(fn: () => void): void
  readers: Readers
  /** Timers of this realm; a callback's error goes to `failed`. */
  timers(failed: (thrown: unknown) => void): Timers
}

export class InnerCell {
  readonly parts: ContextParts
  #realm: CellRealm
  #outbox: Outbox
  #stores: StoreClient
  #receivers: Receive[] = []
  #cleanups: (() => unknown)[] = []
  /** Messages that came before the first recv(); null once there was one, or the code has ended without. */
  #waiting: [Message, number][] | null = []
  #time: CellTime
  #params = new Params((fn) => this.#call(fn))
  #names: Listeners
  /** What it began to wait for since the engine spoke last. */
  #begun = 0
  #stopped = false

  constructor(realm: CellRealm) {
    this.#realm = realm
    this.#outbox = new Outbox({
      post: (out, moved) => realm.post(out, moved),
      afterTask: (fn) => realm.afterTask(fn)
    })
    this.#time = new CellTime(realm)
    const begin = (message: FromCell): void => {
      if (++this.#begun > limits.smallPerPing)
        throw cellErrors.flood(`more than ${limits.smallPerPing} names or watches in one go`)
      realm.post(message)
    }
    this.#names = new Listeners(
      (message) => (message.type === 'listen' ? begin(message) : realm.post(message)),
      (fn) => this.#call(fn)
    )
    this.#stores = new StoreClient({ ...realm, begin }, (error) => this.failed(error, 'rejected'))
    this.parts = this.#makeParts()
  }

  /** Runs the cell's code. `params`: what its knobs stand at. */
  start(main: () => Promise<unknown>, now: number, params: ParamNumbers = {}): void {
    this.#params.set(params)
    this.#time.task(now)
    main().then(
      () => this.#drain(),
      (error: unknown) => {
        this.failed(error, 'threw')
        this.#drain()
      }
    )
  }

  /** A new task begins, and with it what may be done in one. */
  task(): void {
    this.#begun = 0
  }

  receive(message: ToCell): void {
    // What was on its way when it was stopped is not heard any more.
    if (this.#stopped) return
    this.task()
    switch (message.type) {
      case 'deliver':
        this.#time.task(message.now)
        for (let i = 0; i < message.messages.length; i++)
          this.#arrive(message.messages[i], message.inlets[i]!)
        this.#realm.post({ type: 'taken', id: message.id })
        break
      case 'reply':
        this.#stores.resolve(message.id, () => this.#realm.decode(message.value))
        break
      case 'reply-json':
        this.#stores.resolve(message.id, () => fromPlainJson(message.text))
        break
      case 'refusal':
        this.#stores.reject(message.id, new LoadbangError(message.code, message.message, message.advice))
        break
      case 'news':
        this.#stores.news(message.id, message.value)
        break
      case 'woke':
        this.#time.woke(message.id, message.now)
        break
      case 'params':
        this.#params.set(message.values)
        break
      case 'took':
        this.#outbox.took()
        break
      case 'ping':
        this.#realm.post({ type: 'pong' })
        break
      case 'stop':
        this.#stop()
        break
      case 'start':
        break
    }
  }

  /** Reports an error of user code; the cell goes on. */
  failed(thrown: unknown, circumstance: Circumstance, line?: number | null): void {
    this.#outbox.fault(faultOf(thrown, circumstance, line))
  }

  fault(fault: CellFault): void {
    this.#outbox.fault(fault)
  }

  #arrive(wire: Wire, inlet: number | string): void {
    let message: Message
    try {
      message = this.#realm.decode(wire) as Message
    } catch (error) {
      return this.failed(error, 'threw')
    }
    if (typeof inlet === 'string') this.#names.hear(inlet, message)
    else this.#deliver(message, inlet)
  }

  #deliver(message: Message, inlet: number): void {
    if (this.#waiting === null) {
      for (const receive of this.#receivers.slice()) this.#call(() => receive(message, inlet))
    } else if (this.#waiting.length < limits.waiting) {
      this.#waiting.push([message, inlet])
    } else {
      const { code, message, advice } = cellErrors.flood(
        `more than ${limits.waiting} messages waited for its recv()`
      )
      this.fault({ code, message, advice, line: null })
    }
  }

  /** What waited goes to the receivers; in a microtask, so that all of the code that calls recv() has run. */
  #drain(): void {
    const waiting = this.#waiting
    this.#waiting = null
    for (const [message, inlet] of waiting ?? []) this.#deliver(message, inlet)
  }

  // Handlers may be async: what they reject with is theirs too.
  #call(fn: () => unknown): void {
    try {
      const result = fn()
      if (result instanceof Promise) result.catch((error: unknown) => this.failed(error, 'threw'))
    } catch (error) {
      this.failed(error, 'threw')
    }
  }

  #stop(): void {
    this.#stopped = true
    const cleanups = this.#cleanups.reverse()
    this.#cleanups = []
    for (const fn of cleanups) this.#call(fn)
    this.#realm.afterTask(() => {
      this.#outbox.flush(true)
      this.#realm.post({ type: 'stopped' })
    })
  }

  /** Encodes at once: what is done to the message afterwards is not sent. */
  #send(message: unknown, to: number | string, moved: readonly ArrayBuffer[] = []): void {
    const sent = outgoing(message)
    if (sent === undefined) return
    const { wire, size } = this.#realm.encode(sent, moved)
    this.#outbox.send(wire, size, to, moved)
  }

  #makeParts(): ContextParts {
    const call = (fn: () => unknown): void => this.#call(fn)
    const timers = this.#realm.timers((thrown) => this.failed(thrown, 'threw'))
    return {
      send: (message, outlet = 0, moved = []) => {
        if (!Number.isInteger(outlet) || outlet < 0 || outlet >= limits.outlets) {
          throw cellErrors.value(`There is no outlet ${String(outlet)}.`, 'Outlets are counted from 0.')
        }
        this.#send(message, outlet, moved)
      },
      recv: (receive) => {
        mustBeFunction(receive, 'recv')
        this.#receivers.push(receive)
        if (this.#waiting !== null) this.#realm.queueMicrotask(() => this.#drain())
        return () => {
          this.#receivers = this.#receivers.filter((other) => other !== receive)
        }
      },
      sendTo: (name, message) => this.#send(message, mustBeName(name, 'sendTo')),
      recvFrom: (name, receive) => {
        mustBeFunction(receive, 'recvFrom')
        return this.#names.add(mustBeName(name, 'recvFrom'), receive)
      },
      // Read from the code, before it runs (see declared.ts); here only what is no title is refused.
      inlets: (...titles) => mustBeTitles(titles, 'inlets'),
      outlets: (...titles) => mustBeTitles(titles, 'outlets'),
      params: (specs, changed) => this.#params.declare(specs, changed) as ParamValues<typeof specs>,
      kv: makeKv(this.#stores, call),
      db: makeDb(this.#stores, call),
      ...makeWorld(this.#stores, this.#realm.readers, call),
      console: this.#console(),
      ...timers,
      ...makeFrames(timers, this.#time, call),
      queueMicrotask: (fn) => {
        mustBeFunction(fn, 'queueMicrotask')
        this.#realm.queueMicrotask(() => this.#call(fn))
      },
      onCleanup: (fn) => {
        mustBeFunction(fn, 'onCleanup')
        this.#cleanups.push(fn)
      },
      sleep: (ms) => this.#time.sleep(ms),
      now: () => this.#time.now()
    }
  }

  #console(): CellConsole {
    const at =
      (level: LineLevel) =>
      (...values: unknown[]) =>
        this.#outbox.line(level, inspectAll(values))
    return { log: at('log'), info: at('log'), debug: at('log'), warn: at('warn'), error: at('error') }
  }
}
