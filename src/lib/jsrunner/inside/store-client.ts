// The cell's side of its stores: every call is a request with an id, answered later by the engine; a watch is one that is answered
// again and again.
import type { LoadbangError } from '../../runtime/errors.ts'
import type { Value } from '../../runtime/message.ts'
import { cellErrors } from '../errors.ts'
import type { Encoded } from './values.ts'
import { limits, type Ask, type FromCell, type Operation, type Service, type Wire } from '../protocol.ts'

export interface StoreWire {
  post(message: FromCell): void
  /** As `post`, for what no answer holds back; throws where it is too much. */
  begin(message: FromCell): void
  encode(value: Value): Encoded
  decode(wire: Wire): Value
}

/** Which store: null is the cell's own. */
export interface StoreRef {
  store: string | null
  fast: boolean
}

interface Open {
  resolve(value: unknown): void
  reject(error: unknown): void
  /** Where the call stands in the cell's text. */
  stack: string | undefined
  /** The bytes that the request takes, roughly. */
  size: number
}

interface Watch {
  hear(news: Value): void
  stack: string | undefined
}

export class StoreClient {
  #wire: StoreWire
  #failed: (error: unknown) => void
  #open = new Map<number, Open>()
  #watches = new Map<number, Watch>()
  #lastId = 0
  #bytes = 0

  /** `failed`: what goes wrong with a watch, which nobody awaits. */
  constructor(wire: StoreWire, failed: (error: unknown) => void) {
    this.#wire = wire
    this.#failed = failed
  }

  /** `stack`: where the call stands in the cell's text, if not here. */
  ask<S extends Service>(
    service: S,
    ref: StoreRef,
    operation: Operation<S>,
    args: Value[],
    stack = new Error().stack
  ): Promise<unknown> {
    if (this.#open.size >= limits.requests) {
      throw cellErrors.flood(`more than ${limits.requests} requests to its stores were waiting`)
    }
    const { wire, size } = this.#wire.encode(args)
    // One alone may be as large as it is.
    if (this.#open.size > 0 && this.#bytes + size > limits.bytes) {
      throw cellErrors.flood(
        `more than ${limits.bytes / 1024 / 1024} MB of requests to its stores were waiting`
      )
    }
    const id = ++this.#lastId
    this.#wire.post({ type: 'ask', id, service, ...ref, operation, args: wire } as Ask)
    this.#bytes += size
    return new Promise<unknown>((resolve, reject) => this.#open.set(id, { resolve, reject, stack, size }))
  }

  /** Calls `hear` with news until the returned function is called. */
  watch(service: Service, ref: StoreRef, args: Value[], hear: (news: Value) => void): () => void {
    if (this.#watches.size >= limits.watches) throw cellErrors.flood(`more than ${limits.watches} watches`)
    const { wire } = this.#wire.encode(args)
    const id = ++this.#lastId
    this.#wire.begin({ type: 'ask', id, service, ...ref, operation: 'watch', args: wire } as Ask)
    this.#watches.set(id, { hear, stack: new Error().stack })
    return () => {
      if (this.#watches.delete(id)) this.#wire.post({ type: 'unwatch', id })
    }
  }

  resolve(id: number, read: () => Value): void {
    const open = this.#take(id)
    try {
      open?.resolve(read())
    } catch (error) {
      open?.reject(error)
    }
  }

  reject(id: number, error: LoadbangError): void {
    const watch = this.#watches.get(id)
    const { stack } = watch ?? this.#open.get(id) ?? {}
    // The line is that of the call, not of the answer.
    if (stack !== undefined) error.stack = stack
    if (this.#watches.delete(id)) this.#failed(error)
    else this.#take(id)?.reject(error)
  }

  news(id: number, wire: Wire): void {
    try {
      this.#watches.get(id)?.hear(this.#wire.decode(wire))
    } catch (error) {
      this.#failed(error)
    }
    this.#wire.post({ type: 'heard', id })
  }

  #take(id: number): Open | undefined {
    const open = this.#open.get(id)
    this.#open.delete(id)
    this.#bytes -= open?.size ?? 0
    return open
  }
}

// Numbers serve where a text is asked (rule 9).
export function textOf(value: unknown, what = 'A key'): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw cellErrors.value(`${what} must be a text.`, 'Write it in quotes.')
}

/** The store that `store(name, options)` means. */
export function storeRef(name: unknown, options: unknown): StoreRef {
  const store = textOf(name, 'The name of a store')
  if (store === '')
    throw cellErrors.value('The name of a store cannot be empty.', 'Leave store() out for your own.')
  if (store.length > limits.nameLength) {
    throw cellErrors.value(
      `The name of a store is longer than ${limits.nameLength} characters.`,
      'Shorten it.'
    )
  }
  return { store, fast: (options as { fast?: unknown } | undefined)?.fast === true }
}

/** Runs a person's function; what it throws, or rejects with, is an error of the cell. */
export type Call = (fn: () => unknown) => void
