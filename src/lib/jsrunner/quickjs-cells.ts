// Cells in Node: the same context in QuickJS, without files, network or environment. Timers are the patch's own, in logical
// time; `deliver` resolves when the cell is idle: no promise job, no request to a store (a pending timer does not count).
import { asLoadbangError, type LoadbangError } from '../runtime/errors.ts'
import { decodeJson, encodeJsonAsync } from '../runtime/codec/json.ts'
import type { Message } from '../runtime/message.ts'
import type { Cell, CellHost, Cells } from '../runtime/ports.ts'
import { cellFile, compileCell, runnable } from './compile.ts'
import { Desk } from './desk.ts'
import { cellErrors } from './errors.ts'
import { readFromCell } from './from-cell.ts'
import { limits, type FromCell, type ToCell, type Wire } from './protocol.ts'
import { Lines } from './stores/lines.ts'
import type { QuickJsHost } from './inside/quickjs.ts'
import { loadQuickJs, quickjsLimits, QuickJsRealm, RealmEnded } from './quickjs-machine.ts'

interface Patience {
  /** Real milliseconds after which a task of a cell counts as an endless loop. */
  taskMs: number
  /** Requests to stores, and news of them, without being idle in between. */
  inARow: number
}

export class QuickJsCells implements Cells {
  #patience: Patience
  #lines = new Lines()
  constructor({ taskMs = quickjsLimits.taskMs, inARow = limits.requestsInARow }: Partial<Patience> = {}) {
    this.#patience = { taskMs, inARow }
  }
  start(_nodeId: string, code: string, host: CellHost): Cell {
    return new QuickJsCell(code, host, this.#patience, this.#lines)
  }
}

class QuickJsCell implements Cell {
  #host: CellHost
  #patience: Patience
  #desk: Desk
  #realm: QuickJsRealm | null = null
  #timers = new Map<number, () => void>()
  /** The last thing that was asked of the cell: its start, then one deliver() after the other. */
  #last: Promise<void>
  #lastId = 0
  #ended = false
  /** Requests to stores, and news of them, since it was last idle. */
  #asked = 0
  /** What is to be said to the cell, and what it said: neither side is called from within a call of the other. */
  #unsaid: (ToCell | { type: 'due'; id: number })[] = []
  #heard: string[] = []
  #busy = false

  constructor(code: string, host: CellHost, patience: Patience, lines: Lines) {
    this.#host = host
    this.#patience = patience
    this.#desk = new Desk(
      host,
      {
        post: (message) => this.#say(message),
        encode: encodeJsonAsync,
        decode: (wire) => decodeJson(wire),
        working: () => this.#working()
      },
      lines
    )
    this.#last = this.#begin(code)
  }

  async deliver(messages: readonly { message: Message; inlet: number }[]): Promise<void> {
    const now = this.#host.now()
    const batch = Promise.all(messages.map((message) => this.#encode(message)))
    this.#last = this.#last.then(async () => {
      const arrived = (await batch).filter((item) => item !== null)
      if (arrived.length > 0) this.#say({ type: 'deliver', id: ++this.#lastId, batch: arrived, now })
    })
    await this.#last
    await this.#desk.quiet()
  }

  stop(): void {
    if (this.#ended) return
    if (!this.#realm) return this.#end()
    // Ends when it says `stopped`: at once, or, if it is running just now, as soon as it has come out.
    this.#say({ type: 'stop' })
  }

  async #begin(source: string): Promise<void> {
    const release = this.#host.hold?.()
    try {
      const [code, instance] = await Promise.all([compileCell(source), loadQuickJs()])
      if (this.#ended) return
      const host: QuickJsHost = {
        post: (text) => void this.#heard.push(text),
        realtime: () => this.#host.now(),
        schedule: (id, delay) => this.#schedule(id, delay),
        cancel: (id) => this.#cancel(id)
      }
      this.#realm = new QuickJsRealm(instance, host, this.#patience.taskMs)
      this.#enter((realm) => realm.start(runnable(code), cellFile, this.#host.now()))
      await this.#desk.quiet()
    } catch (error) {
      this.#fail(asLoadbangError(error, 'cell-start'))
    } finally {
      release?.()
    }
  }

  async #encode({ message, inlet }: { message: Message; inlet: number }): Promise<[Wire, number] | null> {
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
        this.#desk.out(message)
        this.#say({ type: 'took' })
        break
      case 'ask':
        this.#desk.ask(message)
        break
      case 'heard':
        this.#desk.heard(message.id)
        break
      case 'unwatch':
        this.#desk.unwatch(message.id)
        break
      case 'stopped':
        this.#end()
        break
      default:
        break
    }
  }

  // A request may come from a timer, and news from another box, outside any deliver(): the patch is not idle until it is answered. A
  // cell that asks again with each answer would hold the patch for ever.
  #working(): void {
    if (this.#asked++ === 0) {
      const release = this.#host.hold?.()
      void this.#desk.quiet().then(() => {
        this.#asked = 0
        release?.()
      })
    } else if (this.#asked > this.#patience.inARow) this.#fail(cellErrors.neverIdle())
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
    }
  }

  #inRealm(fn: (realm: QuickJsRealm) => void): void {
    try {
      if (this.#realm && !this.#ended) fn(this.#realm)
    } catch (error) {
      // What it did before still counts.
      while (this.#heard.length > 0) this.#hear(this.#heard.shift()!)
      this.#fail(whyEnded(error))
    }
  }

  #fail(error: LoadbangError): void {
    if (this.#ended) return
    this.#end()
    this.#host.failed(error, true)
  }

  #end(): void {
    this.#ended = true
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
  if (error instanceof SyntaxError) return cellErrors.syntax(error.message, null)
  return asLoadbangError(error, 'cell-start')
}

const realTimer = (delay: number, fn: () => void): (() => void) => {
  const timer = setTimeout(fn, delay)
  return () => clearTimeout(timer)
}
