// Cells in Node: the same context in QuickJS, without files, network or environment. Timers are the patch's own, in logical
// time; whatever a cell waits for goes on as a later answer of the patch, in the order of asking, so that a run is the same every
// time.
import { asLoadbangError, type LoadbangError } from '../runtime/errors.ts'
import { decodeJson, encodeJsonAsync } from '../runtime/codec/json.ts'
import type { Message } from '../runtime/message.ts'
import type { Cell, CellHost, Cells } from '../runtime/ports.ts'
import { Desk } from './desk.ts'
import { cellErrors } from './errors.ts'
import { readFromCell } from './from-cell.ts'
import { linkCell } from './modules/link.ts'
import { wholeText, type CellProgram } from './modules/program.ts'
import { limits, type FromCell, type ToCell, type Wire } from './protocol.ts'
import { noWorlds, type CellIdentity, type Worlds } from './world.ts'
import { Lines } from './stores/lines.ts'
import type { QuickJsHost } from './inside/quickjs.ts'
import {
  loadQuickJs,
  quickjsLimits,
  QuickJsRealm,
  RealmEnded,
  type QuickJsInstance
} from './quickjs-machine.ts'

/** Is told of each task of a cell when it begins and when it has ended, one at a time. */
export interface CellWatch {
  entered(nodeId: string): void
  left(): void
}

interface Choice {
  /** Real milliseconds after which a task of a cell counts as an endless loop. */
  taskMs: number
  /** Answers and news of stores without logical time passing. */
  inARow: number
  /** What its cells may reach outside of the patch: nothing, but in tests. */
  worlds: Worlds
  watch: CellWatch | null
}

export class QuickJsCells implements Cells {
  #choice: Choice
  #lines = new Lines()
  #runs = 0
  constructor({
    taskMs = quickjsLimits.taskMs,
    inARow = limits.requestsInARow,
    worlds = noWorlds,
    watch = null
  }: Partial<Choice> = {}) {
    this.#choice = { taskMs, inARow, worlds, watch }
  }
  start(nodeId: string, code: string, host: CellHost): Cell {
    const identity = { run: String(++this.#runs), nodeId, code }
    return new QuickJsCell(identity, host, this.#choice, this.#lines)
  }
}

class QuickJsCell implements Cell {
  #nodeId: string
  #host: CellHost
  #choice: Choice
  #desk: Desk
  #realm: QuickJsRealm | null = null
  #timers = new Map<number, () => void>()
  /** Its start, then what was delivered last, encoded: the bytes of Blobs come in their own time, but the order stays. */
  #last: Promise<unknown>
  #started = (): void => {}
  #lastId = 0
  #ended = false
  /** What it waited for since logical time has passed. */
  #waited = 0
  #waitedAt = NaN
  /** What is to be said to the cell, and what it said: neither side is called from within a call of the other. */
  #unsaid: (ToCell | { type: 'due'; id: number })[] = []
  #heard: string[] = []
  #busy = false

  constructor(identity: CellIdentity, host: CellHost, choice: Choice, lines: Lines) {
    const failed = (error: unknown): void => this.#fail(asLoadbangError(error, 'cell-start'))
    this.#nodeId = identity.nodeId
    this.#host = host
    this.#choice = choice
    this.#desk = new Desk(
      host,
      {
        post: (message) => this.#say(message),
        flooding: () => this.#fail(cellErrors.flooding()),
        encode: encodeJsonAsync,
        decode: (wire) => decodeJson(wire),
        later: (promise, then, failed) => this.#wait(promise, then, failed)
      },
      lines,
      { worlds: choice.worlds, cell: identity }
    )
    const started = new Promise<void>((resolve) => (this.#started = resolve))
    // In an order with others it must not wait for what may stand behind it: then the cell finds it when it starts.
    this.#last = host.later ? Promise.resolve() : started
    this.#later(
      Promise.all([linkCell(identity.code, host), loadQuickJs()]),
      // Making a realm takes real time, in which the stores go on: it starts when all that was asked meanwhile is answered.
      ([program, instance]) => {
        identity.code = wholeText(identity.code, program)
        this.#later(Promise.resolve(), () => this.#begin(program, instance), failed)
      },
      failed
    )
  }

  deliver(messages: readonly { message: Message; inlet: number | string }[]): Promise<void> {
    const now = this.#host.now()
    const encoded = Promise.all(messages.map((message) => this.#encode(message)))
    const batch = this.#last.then(() => encoded)
    this.#last = batch
    return new Promise((resolve) =>
      this.#later(
        batch,
        (all) => {
          const arrived = all.filter((item) => item !== null)
          if (arrived.length > 0) {
            const [messages, inlets] = [arrived.map(([wire]) => wire), arrived.map(([, inlet]) => inlet)]
            this.#say({ type: 'deliver', id: ++this.#lastId, messages, inlets, now })
          }
          resolve()
        },
        () => resolve()
      )
    )
  }

  setParams(values: Readonly<Record<string, number>>): void {
    // Before its start it finds them there.
    if (this.#realm) this.#say({ type: 'params', values })
  }

  stop(): void {
    if (this.#ended) return
    if (!this.#realm) return this.#end()
    // Ends when it says `stopped`: at once, or, if it is running just now, as soon as it has come out.
    this.#say({ type: 'stop' })
  }

  #begin(program: CellProgram, instance: QuickJsInstance): void {
    if (this.#ended) return
    const host: QuickJsHost = {
      post: (text) => void this.#heard.push(text),
      realtime: () => this.#host.now(),
      schedule: (id, delay) => this.#schedule(id, delay),
      cancel: (id) => this.#cancel(id)
    }
    try {
      this.#realm = new QuickJsRealm(instance, host, this.#choice.taskMs)
    } catch (error) {
      return this.#fail(whyEnded(error))
    }
    this.#enter((realm) => realm.start(program, this.#host.now(), JSON.stringify(this.#host.params)))
    this.#started()
  }

  async #encode({
    message,
    inlet
  }: {
    message: Message
    inlet: number | string
  }): Promise<[Wire, number | string] | null> {
    try {
      return [await encodeJsonAsync(message), inlet]
    } catch (error) {
      this.#host.failed(asLoadbangError(error, 'cell-value'), false)
      return null
    }
  }

  #hear(text: string): void {
    const message = readFromCell(JSON.parse(text))
    if (message) this.#on(message)
  }

  #on(message: FromCell): void {
    switch (message.type) {
      case 'out':
        // First, for what it sends may run away and be stopped.
        this.#say({ type: 'took' })
        this.#desk.out(message)
        break
      case 'ask':
        if (this.#desk.open > limits.requests) return this.#fail(cellErrors.flooding())
        this.#desk.ask(message)
        break
      case 'heard':
        this.#desk.heard(message.id)
        break
      case 'unwatch':
        this.#desk.unwatch(message.id)
        break
      case 'listen':
        this.#desk.waiting.listen(message.name)
        break
      case 'unlisten':
        this.#desk.waiting.unlisten(message.name)
        break
      case 'sleep':
        this.#desk.waiting.sleep(message.id, message.until)
        break
      case 'stopped':
        this.#end()
        break
      default:
        break
    }
  }

  /** A cell that asks again with each answer would hold the patch for ever. */
  #wait<T>(promise: Promise<T>, then: (value: T) => void, failed: (error: LoadbangError) => void): void {
    const now = this.#host.now()
    this.#waited = now === this.#waitedAt ? this.#waited + 1 : 0
    this.#waitedAt = now
    if (this.#waited > this.#choice.inARow) this.#fail(cellErrors.neverIdle())
    this.#later(promise, then, failed)
  }

  #later<T>(promise: Promise<T>, then: (value: T) => void, failed: (error: LoadbangError) => void): void {
    if (this.#host.later) this.#host.later(promise, then, failed)
    else void promise.then(then, (error: unknown) => failed(asLoadbangError(error)))
  }

  #schedule(id: number, delay: number): void {
    const due = (): void => {
      this.#timers.delete(id)
      this.#say({ type: 'due', id })
    }
    this.#timers.set(id, this.#host.schedule ? this.#host.schedule(delay, due) : realTimer(delay, due))
  }

  #cancel(id: number): void {
    this.#timers.get(id)?.()
    this.#timers.delete(id)
  }

  #say(message: ToCell | { type: 'due'; id: number }): void {
    this.#unsaid.push(message)
    this.#enter(() => {})
  }

  /** Runs `fn` in the realm, then hands on what the cell said and says what is unsaid, until both are silent. */
  #enter(fn: (realm: QuickJsRealm) => void): void {
    if (!this.#realm || this.#busy) return
    this.#busy = true
    try {
      this.#inRealm(fn)
      while (this.#heard.length > 0 || this.#unsaid.length > 0) {
        if (this.#heard.length > 0) this.#hear(this.#heard.shift()!)
        else {
          const message = this.#unsaid.shift()!
          this.#inRealm((realm) =>
            message.type === 'due'
              ? realm.call('due', message.id)
              : realm.call('receive', JSON.stringify(message))
          )
        }
      }
    } finally {
      this.#busy = false
      if (this.#ended) this.#drop()
      // What it sent was stopped; the cell itself goes on.
      else if (this.#heard.length + this.#unsaid.length > 0)
        void Promise.resolve().then(() => this.#enter(() => {}))
    }
  }

  #inRealm(fn: (realm: QuickJsRealm) => void): void {
    if (!this.#realm || this.#ended) return
    const { watch } = this.#choice
    let thrown: { error: unknown } | null = null
    watch?.entered(this.#nodeId)
    try {
      fn(this.#realm)
    } catch (error) {
      thrown = { error }
    }
    watch?.left()
    if (!thrown) return
    // What it did before still counts.
    while (this.#heard.length > 0) this.#hear(this.#heard.shift()!)
    this.#fail(whyEnded(thrown.error))
  }

  #fail(error: LoadbangError): void {
    if (this.#ended) return
    this.#end()
    this.#host.failed(error, true)
  }

  #end(): void {
    this.#ended = true
    this.#started()
    this.#desk.end()
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
    if (!this.#busy) this.#drop()
  }

  // Never from within a call into the realm.
  #drop(): void {
    this.#unsaid = []
    this.#heard = []
    this.#realm = null
  }
}

function whyEnded(error: unknown): LoadbangError {
  if (error instanceof RealmEnded) {
    if (error.why === 'interrupted') return cellErrors.stopped()
    if (error.why === 'memory') return cellErrors.memory()
    return cellErrors.start(error.message)
  }
  // The stack of WebAssembly ran out before QuickJS's own.
  if (error instanceof RangeError) return cellErrors.memory()
  if (error instanceof SyntaxError) return cellErrors.syntax(error.message, null)
  return asLoadbangError(error, 'cell-start')
}

const realTimer = (delay: number, fn: () => void): (() => void) => {
  const timer = setTimeout(fn, delay)
  return () => clearTimeout(timer)
}
