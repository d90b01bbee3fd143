// The engine's side of one cell, as far as it is the same for all realms: hands on what the cell sent, printed and failed at,
// and serves its requests to stores.
import { asLoadbangError } from '../runtime/errors.ts'
import type { Message, Value } from '../runtime/message.ts'
import type { CellHost } from '../runtime/ports.ts'
import { CellError } from './errors.ts'
import type { FromCell, Out, ToCell, Wire } from './protocol.ts'

export interface DeskWire {
  /** Says something to the cell; does nothing once it is gone. */
  post(message: ToCell): void
  encode(value: Value): Wire | Promise<Wire>
  /** Throws a LoadbangError for what the codec would not have written. */
  decode(wire: Wire): Value
}

export class Desk {
  #host: CellHost
  #wire: DeskWire
  #open = 0
  #idle: (() => void)[] = []

  constructor(host: CellHost, wire: DeskWire) {
    this.#host = host
    this.#wire = wire
  }

  /** Requests to stores that are not answered yet. */
  get open(): number {
    return this.#open
  }

  /** One batch of what the cell did; what it printed first, then what it sent, then what went wrong. */
  out(out: Out): void {
    for (const [level, text] of out.lines) this.#host.console(level, text)
    const messages: { message: Message; outlet: number }[] = []
    for (const [wire, outlet] of out.sends) {
      try {
        const message = this.#wire.decode(wire)
        if (!isMessage(message)) continue
        messages.push({ message, outlet })
      } catch (error) {
        this.#host.failed(asLoadbangError(error, 'cell-value'), false)
      }
    }
    if (messages.length > 0) this.#host.send(messages)
    for (const fault of out.faults) {
      this.#host.failed(new CellError(fault.code, fault.message, fault.advice, fault.line), false)
    }
  }

  /** Answers a request to a store, now or later. */
  kv(request: FromCell & { type: 'kv' }): void {
    this.#open++
    void this.#answer(request).finally(() => {
      this.#open--
      if (this.#open === 0) for (const idle of this.#idle.splice(0)) idle()
    })
  }

  /** Resolves when no request is open. */
  async quiet(): Promise<void> {
    if (this.#open > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async #answer(request: FromCell & { type: 'kv' }): Promise<void> {
    let answer: ToCell
    try {
      answer = { type: 'reply', id: request.id, value: await this.#wire.encode(await this.#serve(request)) }
    } catch (thrown) {
      const { code, message, advice } = asLoadbangError(thrown, 'storage-failed')
      answer = { type: 'refusal', id: request.id, code, message, advice }
    }
    this.#wire.post(answer)
  }

  async #serve({ store, operation, key, value }: FromCell & { type: 'kv' }): Promise<Value> {
    const kv = this.#host.kv(store ?? undefined)
    switch (operation) {
      case 'get': {
        const { found, value } = await kv.get(key)
        return found ? value : undefined
      }
      case 'set':
        await kv.set(key, this.#wire.decode(value))
        return undefined
      case 'delete':
        return await kv.delete(key)
      case 'keys':
        return await kv.keys()
      case 'clear':
        await kv.clear()
        return undefined
      case 'has':
        return await kv.has(key)
    }
  }
}

// Our own code in the cell sends nothing else; user code that took its place might.
const isMessage = (value: Value): value is Message =>
  value !== undefined && value !== null && typeof value !== 'boolean' && !(value instanceof Date)
