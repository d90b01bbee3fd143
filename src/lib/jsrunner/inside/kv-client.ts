// The cell's side of its stores: every call is a request with an id, answered later by the engine.
import type { LoadbangError } from '../../runtime/errors.ts'
import { cellErrors } from '../errors.ts'
import { limits, type FromCell, type KvOperation, type Wire } from '../protocol.ts'
import type { Value } from '../../runtime/message.ts'
import type { Kv } from './context.ts'

export interface KvWire {
  post(request: FromCell & { type: 'kv' }): void
  encode(value: Value): Wire
  decode(wire: Wire): Value
}

interface Open {
  resolve(value: unknown): void
  reject(error: unknown): void
  /** Where the call stands in the cell's text. */
  stack: string | undefined
}

export class KvClient {
  #wire: KvWire
  #open = new Map<number, Open>()
  #lastId = 0

  constructor(wire: KvWire) {
    this.#wire = wire
  }

  kv(store: string | null = null): Kv {
    const ask = (operation: KvOperation, key = '', value: Value = undefined) =>
      this.#ask(store, operation, key, value)
    return {
      get: (key) => ask('get', keyOf(key)),
      set: (key, value) => ask('set', keyOf(key), value as Value) as Promise<void>,
      delete: (key) => ask('delete', keyOf(key)) as Promise<boolean>,
      keys: () => ask('keys') as Promise<string[]>,
      clear: () => ask('clear') as Promise<void>,
      has: (key) => ask('has', keyOf(key)) as Promise<boolean>,
      store: (name) => this.kv(keyOf(name, 'The name of a store'))
    }
  }

  resolve(id: number, wire: Wire): void {
    const open = this.#take(id)
    try {
      open?.resolve(this.#wire.decode(wire))
    } catch (error) {
      open?.reject(error)
    }
  }

  reject(id: number, error: LoadbangError): void {
    const open = this.#take(id)
    // The line is that of the call, not of the answer.
    if (open?.stack !== undefined) error.stack = open.stack
    open?.reject(error)
  }

  #take(id: number): Open | undefined {
    const open = this.#open.get(id)
    this.#open.delete(id)
    return open
  }

  #ask(store: string | null, operation: KvOperation, key: string, value: Value): Promise<unknown> {
    if (this.#open.size >= limits.requests) {
      throw cellErrors.flood(`more than ${limits.requests} requests to its stores were waiting`)
    }
    const id = ++this.#lastId
    const { stack } = new Error()
    const answer = new Promise<unknown>((resolve, reject) => this.#open.set(id, { resolve, reject, stack }))
    this.#wire.post({ type: 'kv', id, store, operation, key, value: this.#wire.encode(value) })
    return answer
  }
}

// Numbers serve where a text is asked (rule 9).
function keyOf(key: unknown, what = 'A key'): string {
  if (typeof key === 'string' || typeof key === 'number') return String(key)
  throw cellErrors.value(`${what} must be a text.`, 'Write it in quotes.')
}
