// The engine's side of one cell, as far as it is the same for all realms: hands on what the cell sent, printed and failed at,
// and serves its requests to stores.
import { asLoadbangError, type LoadbangError } from '../runtime/errors.ts'
import type { Message, Value } from '../runtime/message.ts'
import type { CellHost, StoreOptions } from '../runtime/ports.ts'
import { CellError, cellErrors } from './errors.ts'
import { limits, type Ask, type Out, type ToCell, type Wire } from './protocol.ts'
import type { Lines } from './stores/lines.ts'
import { serveDb, type DbAsk } from './stores/serve-db.ts'
import { AsJson, serveKv, type KvAsk } from './stores/serve-kv.ts'
import { serveWorld, streamRequest } from './serve-world.ts'
import { UpdateDesk } from './stores/update-desk.ts'
import { WatchDesk } from './stores/watch-desk.ts'
import { WaitingDesk } from './waiting-desk.ts'
import type { CellIdentity, Worlds } from './world.ts'

export interface DeskWire {
  /** Says something to the cell; does nothing once it is gone. */
  post(message: ToCell): void
  encode(value: Value): Wire | Promise<Wire>
  /** Throws a LoadbangError for what the codec would not have written. */
  decode(wire: Wire): Value
  /** Goes on when the promise has been settled: at once or, where answers have their order, when their turn has come. */
  later<T>(promise: Promise<T>, then: (value: T) => void, failed: (error: LoadbangError) => void): void
  /** It goes on to produce more than can be taken. */
  flooding(): void
}

let desks = 0

export class Desk {
  /** What it waits for in the patch. */
  readonly waiting: WaitingDesk
  #host: CellHost
  #wire: DeskWire
  #world: { worlds: Worlds; cell: CellIdentity }
  #open = 0
  /** Batches in a row, without a pause, of which something was dropped; and the patch's time at the last of them. */
  #floods = 0
  #floodedAt = -Infinity
  #updates: UpdateDesk
  #watches: WatchDesk
  #stores = new Map<string, unknown>()
  /** Names the cell's own stores among those of all cells. */
  #own = ++desks

  /** `lines`: of all cells of the patch; `world`: what lies outside of it, and who it is that asks. */
  constructor(host: CellHost, wire: DeskWire, lines: Lines, world: { worlds: Worlds; cell: CellIdentity }) {
    this.#host = host
    this.#world = world
    this.#wire = wire
    this.waiting = new WaitingDesk(host, (message) => wire.post(message))
    this.#updates = new UpdateDesk(lines)
    this.#watches = new WatchDesk({
      news: (id, value) => this.#tell(id, value),
      failed: (id, error) => this.#refuse(id, error)
    })
  }

  /** Requests to stores that are not answered yet. */
  get open(): number {
    return this.#open
  }

  /** One batch of what the cell did; what it printed first, then what it sent, then what went wrong. */
  out(out: Out): void {
    for (const [level, text] of out.lines) this.#host.console(level, text)
    const messages: { message: Message; outlet: number | string }[] = []
    for (let i = 0; i < out.sends.length; i++) {
      try {
        const message = this.#wire.decode(out.sends[i])
        if (isMessage(message)) messages.push({ message, outlet: out.to[i]! })
      } catch (error) {
        this.#host.failed(asLoadbangError(error, 'cell-value'), false)
      }
    }
    if (messages.length > 0) this.#host.send(messages)
    for (const fault of out.faults) {
      this.#host.failed(new CellError(fault.code, fault.message, fault.advice, fault.line), false)
    }
    if (out.faults.some(({ code }) => code === 'cell-flood')) this.#flooded()
    else this.#floods = 0
  }

  /** Too much now and then, as at each of a person's clicks, is only said; without a pause it ends the cell. */
  #flooded(): void {
    const now = this.#host.now()
    this.#floods = now - this.#floodedAt > limits.floodPauseMs ? 1 : this.#floods + 1
    this.#floodedAt = now
    if (this.#floods > limits.floodsInARow) this.#wire.flooding()
  }

  /** Answers a request to a store, now or later. */
  ask(ask: Ask): void {
    if (ask.operation === 'watch') return this.#watch(ask)
    this.#later(
      this.#serve(ask).then((value) => (value instanceof AsJson ? value : this.#wire.encode(value))),
      (value) =>
        this.#wire.post(
          value instanceof AsJson
            ? { type: 'reply-json', id: ask.id, text: value.text }
            : { type: 'reply', id: ask.id, value }
        ),
      (error) => this.#refuse(ask.id, error)
    )
  }

  heard(id: number): void {
    this.#watches.heard(id)
  }

  unwatch(id: number): void {
    this.#watches.close(id)
  }

  /** The cell is gone. */
  end(): void {
    this.waiting.end()
    this.#watches.end()
    this.#updates.end()
  }

  #later<T>(promise: Promise<T>, then: (value: T) => void, failed: (error: LoadbangError) => void): void {
    this.#open++
    const settled = promise
      .catch((thrown: unknown) => {
        throw asLoadbangError(thrown, 'storage-failed')
      })
      .finally(() => this.#open--)
    this.#wire.later(settled, then, failed)
  }

  #refuse(id: number, { code, message, advice }: LoadbangError): void {
    this.#wire.post({ type: 'refusal', id, code, message, advice })
  }

  async #serve(ask: Ask): Promise<Value | AsJson> {
    const args = this.#argsOf(ask)
    if (ask.service === 'world') return serveWorld(this.#world.worlds, this.#world.cell, ask.operation, args)
    if (ask.service === 'db') {
      return serveDb(this.#storeOf(ask, 'db'), { operation: ask.operation, args } as DbAsk)
    }
    const store = ask.store === null ? `own ${this.#own}` : `name ${ask.store}`
    return serveKv(
      this.#storeOf(ask, 'kv'),
      { operation: ask.operation, args, store } as KvAsk,
      this.#updates
    )
  }

  #watch(ask: Ask): void {
    try {
      if (this.#watches.size >= limits.watches) throw cellErrors.flood(`more than ${limits.watches} watches`)
      const args = this.#argsOf(ask)
      if (ask.service === 'world') {
        const { worlds, cell } = this.#world
        const request = streamRequest(args)
        this.#watches.stream(ask.id, (item, failed) => worlds.listen(cell, request, { item, failed }))
      } else if (ask.service === 'kv') this.#watches.kv(ask.id, this.#storeOf(ask, 'kv'), args)
      else this.#watches.db(ask.id, this.#storeOf(ask, 'db'), args)
    } catch (thrown) {
      this.#refuse(ask.id, asLoadbangError(thrown, 'storage-failed'))
    }
  }

  #tell(id: number, value: Value): void {
    this.#later(
      Promise.resolve().then(() => this.#wire.encode(value)),
      (wire) => this.#wire.post({ type: 'news', id, value: wire }),
      (error) => {
        this.#host.failed(error, false)
        this.#watches.heard(id)
      }
    )
  }

  #argsOf({ args }: Ask): readonly Value[] {
    const list = this.#wire.decode(args)
    if (!Array.isArray(list)) throw cellErrors.value('A store was asked in a way that it does not know.', '')
    return list as readonly Value[]
  }

  #storeOf<S extends 'kv' | 'db'>({ store, fast }: Ask, service: S): ReturnType<CellHost[S]> {
    const id = `${service} ${fast} ${store === null ? 'own' : `name ${store}`}`
    let found = this.#stores.get(id) as ReturnType<CellHost[S]> | undefined
    if (found) return found
    if (this.#stores.size >= limits.stores) this.#stores.clear()
    const options: StoreOptions | undefined = fast
      ? { fast, failed: (error) => this.#host.failed(error, false) }
      : undefined
    found = this.#host[service](store ?? undefined, options) as ReturnType<CellHost[S]>
    this.#stores.set(id, found)
    return found
  }
}

// Our own code in the cell sends nothing else; user code that took its place might.
const isMessage = (value: Value): value is Message =>
  value !== undefined && value !== null && typeof value !== 'boolean' && !(value instanceof Date)
