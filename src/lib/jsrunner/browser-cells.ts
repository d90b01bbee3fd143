// Cells in the browser: each a worker in the patch's sandbox frame, reached over a MessagePort that the page hands out. Runs in
// the engine's worker; the protocol is in protocol.ts, the frame's side in frame.ts.
import { nanoid } from 'nanoid'
import type { Message } from '../runtime/message.ts'
import type { Cell, CellHost, Cells } from '../runtime/ports.ts'
import { fromWire, toWire } from '../runtime/codec/wire.ts'
import { asLoadbangError, type LoadbangError } from '../runtime/errors.ts'
import { Desk } from './desk.ts'
import { cellErrors } from './errors.ts'
import { readFromCell } from './from-cell.ts'
import { linkCell } from './modules/link.ts'
import { wholeText } from './modules/program.ts'
import { limits, times, type FromCell, type ToCell, type Wire } from './protocol.ts'
import { Lines } from './stores/lines.ts'
import { noWorlds, type CellIdentity, type Worlds } from './world.ts'
import { Watchdog, type Watched } from './watchdog.ts'

/** How to get a port into the sandbox: from the page. `id` is new for each start. */
export interface CellPorts {
  openPort(id: string): Promise<MessagePort>
  /** Ends the cell behind that port at once. */
  closePort(id: string): void
}

export class BrowserCells implements Cells {
  #ports: CellPorts
  #worlds: Worlds
  #lines = new Lines()
  #watchdog = new Watchdog({
    now: () => performance.now(),
    setInterval: (fn, ms) => setInterval(fn, ms),
    clearInterval: (id) => clearInterval(id)
  })

  /** `worlds`: what its cells may reach outside of the patch, if anything. */
  constructor(ports: CellPorts, worlds: Worlds = noWorlds) {
    this.#ports = ports
    this.#worlds = worlds
  }

  start(nodeId: string, code: string, host: CellHost): Cell {
    // Not the box's id: a run that is just ending and the next one would be the same to the frame.
    const identity = { run: nanoid(), nodeId, code }
    return new BrowserCell(identity, host, this.#ports, this.#watchdog, this.#lines, this.#worlds)
  }
}

class BrowserCell implements Cell, Watched {
  #id: string
  #host: CellHost
  #ports: CellPorts
  #watchdog: Watchdog
  #desk: Desk
  #port: MessagePort | null = null
  /** What is to be said as soon as there is a port. */
  #unsaid: ToCell[] = []
  #taken = new Map<number, () => void>()
  #lastId = 0
  #outs = 0
  #smalls = 0
  #state: 'starting' | 'running' | 'stopping' | 'ended' = 'starting'
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    identity: CellIdentity,
    host: CellHost,
    ports: CellPorts,
    watchdog: Watchdog,
    lines: Lines,
    worlds: Worlds
  ) {
    this.#id = identity.run
    this.#host = host
    this.#ports = ports
    this.#watchdog = watchdog
    this.#desk = new Desk(
      host,
      {
        post: (message) => this.#say(message),
        flooding: () => this.#fail(cellErrors.flooding()),
        encode: toWire,
        decode: fromWire,
        later: (promise, then, failed) =>
          void promise.then(then, (error: unknown) => failed(asLoadbangError(error)))
      },
      lines,
      { worlds, cell: identity }
    )
    void this.#begin(identity)
  }

  deliver(messages: readonly { message: Message; inlet: number | string }[]): Promise<void> {
    if (this.#state === 'ended' || this.#state === 'stopping') return Promise.resolve()
    const id = ++this.#lastId
    const wires: Wire[] = []
    const inlets: (number | string)[] = []
    for (const { message, inlet } of messages) {
      try {
        wires.push(toWire(message))
        inlets.push(inlet)
      } catch (error) {
        this.#host.failed(asLoadbangError(error, 'cell-value'), false)
      }
    }
    return new Promise((resolve) => {
      this.#taken.set(id, resolve)
      this.#say({ type: 'deliver', id, messages: wires, inlets, now: this.#host.now() })
    })
  }

  setParams(values: Readonly<Record<string, number>>): void {
    if (this.#state !== 'stopping') this.#say({ type: 'params', values })
  }

  stop(): void {
    if (this.#state === 'ended' || this.#state === 'stopping') return
    const started = this.#state === 'running'
    this.#state = 'stopping'
    this.#watchdog.remove(this)
    this.#release()
    if (!started) return this.#end()
    this.#say({ type: 'stop' })
    this.#within(times.stopMs, () => this.#end())
  }

  ping(): void {
    this.#say({ type: 'ping' })
  }

  tick(): void {
    this.#outs = 0
    this.#smalls = 0
  }

  silent(): void {
    this.#fail(cellErrors.stopped())
  }

  async #begin(identity: CellIdentity): Promise<void> {
    try {
      const program = await linkCell(identity.code, this.#host)
      identity.code = wholeText(identity.code, program)
      if (this.#state !== 'starting') return
      const port = await this.#ports.openPort(this.#id)
      this.#port = port
      if (this.#state !== 'starting') return this.#end()
      port.onmessage = ({ data }) => this.#hear(data)
      // The browser ended its process: at once known where ports tell it, elsewhere by its silence.
      port.addEventListener('close', () => this.#fail(cellErrors.gone()))
      this.#within(times.startMs, () => this.#fail(cellErrors.start('its worker did not answer')))
      // Posted at once: the port keeps it until the worker listens.
      const { params } = this.#host
      const at = performance.timeOrigin + performance.now()
      port.postMessage({ type: 'start', ...program, now: this.#host.now(), at, params } satisfies ToCell)
      for (const message of this.#unsaid.splice(0)) port.postMessage(message)
    } catch (error) {
      this.#fail(asLoadbangError(error, 'cell-start'))
    }
  }

  #hear(data: unknown): void {
    if (this.#state === 'ended') return
    const message = readFromCell(data)
    if (!heldBack(message) && ++this.#smalls > 3 * limits.smallPerPing)
      return this.#fail(cellErrors.flooding())
    // Only user code that took over our side of the wire says anything else: it is not listened to.
    if (message) this.#on(message)
  }

  #on(message: FromCell): void {
    switch (message.type) {
      case 'ready':
        if (this.#state !== 'starting') break
        this.#state = 'running'
        this.#within(0, null)
        this.#watchdog.add(this)
        break
      case 'pong':
        this.#watchdog.answered(this)
        break
      case 'taken':
        this.#taken.get(message.id)?.()
        this.#taken.delete(message.id)
        break
      case 'out':
        if (++this.#outs > limits.outsPerPing) return this.#fail(cellErrors.flooding())
        this.#desk.out(message)
        this.#say({ type: 'took' })
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
        if (this.#state === 'stopping') this.#end()
        break
    }
  }

  #say(message: ToCell): void {
    if (this.#state === 'ended') return
    if (this.#port) this.#port.postMessage(message)
    else this.#unsaid.push(message)
  }

  #fail(error: LoadbangError): void {
    if (this.#state === 'ended' || this.#state === 'stopping') return
    this.#end()
    this.#host.failed(error, true)
  }

  #end(): void {
    this.#state = 'ended'
    this.#within(0, null)
    this.#watchdog.remove(this)
    this.#desk.end()
    if (this.#port) {
      this.#port.onmessage = null
      this.#port.close()
      this.#ports.closePort(this.#id)
    }
    this.#unsaid = []
    this.#release()
  }

  /** Nobody waits for a cell that is gone. */
  #release(): void {
    for (const resolve of this.#taken.values()) resolve()
    this.#taken.clear()
  }

  /** One alarm at a time; null takes it back. */
  #within(ms: number, fn: (() => void) | null): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = fn && setTimeout(fn, ms)
  }
}

/** Whether a cell must wait for an answer before it can say more of this kind. */
const heldBack = (message: FromCell | null): boolean =>
  message !== null &&
  (message.type === 'out' ||
    message.type === 'taken' ||
    (message.type === 'ask' && message.operation !== 'watch'))
