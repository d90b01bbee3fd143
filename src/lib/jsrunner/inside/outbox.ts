// What leaves a cell: collected during a task, posted at its end as one batch, the next only after the engine took the last.
// So order is kept, a busy patch slows its cells down instead of drowning, and floods are capped here, with a sentence.
import { cellErrors } from '../errors.ts'
import { limits, type CellFault, type LineLevel, type Out, type Wire } from '../protocol.ts'

export interface OutboxWorld {
  post(out: Out, moved: Transferable[]): void
  /** Runs `fn` once, after the present task and all that its promises still do. */
  afterTask(fn: () => void): void
}

const empty = (): Out => ({ type: 'out', sends: [], to: [], lines: [], faults: [] })

export class Outbox {
  #world: OutboxWorld
  #out = empty()
  #moved: Transferable[] = []
  #bytes = 0
  #asked = false
  #onItsWay = false
  #dropped = new Set<string>()

  constructor(world: OutboxWorld) {
    this.#world = world
  }

  /** `size`: the bytes that the message takes, roughly. */
  send(message: Wire, size: number, outlet: number | string, moved: readonly Transferable[]): void {
    if (this.#out.sends.length >= limits.sends) return this.#drop(`more than ${limits.sends} messages`)
    // One alone may be as large as it is.
    if (this.#bytes > 0 && this.#bytes + size > limits.bytes)
      return this.#drop(`more than ${limits.bytes / 1024 / 1024} MB of messages`)
    this.#bytes += size
    this.#out.sends.push(message)
    this.#out.to.push(outlet)
    for (const buffer of moved) if (!this.#moved.includes(buffer)) this.#moved.push(buffer)
    this.#ask()
  }

  line(level: LineLevel, text: string): void {
    if (this.#out.lines.length >= limits.lines) return this.#drop(`more than ${limits.lines} console lines`)
    this.#out.lines.push([level, text])
    this.#ask()
  }

  fault(fault: CellFault): void {
    if (this.#out.faults.length >= limits.faults) return
    this.#out.faults.push(fault)
    this.#ask()
  }

  /** The engine has taken the last batch. */
  took(): void {
    this.#onItsWay = false
    if (this.#asked) this.flush()
  }

  /** Posts what there is, unless a batch is on its way; `last`: all the same, because none will follow. */
  flush(last = false): void {
    if (this.#onItsWay && !last) return
    this.#asked = false
    const out = this.#out
    if (out.sends.length + out.lines.length + out.faults.length === 0) return
    const moved = this.#moved
    this.#out = empty()
    this.#moved = []
    this.#bytes = 0
    this.#dropped.clear()
    try {
      this.#world.post(out, moved)
      this.#onItsWay = true
    } catch {
      // Too large for a message, or something in `moved` is no buffer or moved already: else nothing would ever leave again.
      const { code, message, advice } = moved.length > 0 ? cellErrors.moved() : cellErrors.large()
      this.#world.post(
        { ...empty(), lines: out.lines, faults: [...out.faults, { code, message, advice, line: null }] },
        []
      )
      this.#onItsWay = true
    }
  }

  #ask(): void {
    if (this.#asked) return
    this.#asked = true
    this.#world.afterTask(() => this.flush())
  }

  // Said once per batch and kind.
  #drop(what: string): void {
    if (this.#dropped.has(what)) return
    this.#dropped.add(what)
    const { code, message, advice } = cellErrors.flood(`${what} in one go, the rest was dropped`)
    this.fault({ code, message, advice, line: null })
  }
}
