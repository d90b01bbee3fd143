// A live patch in the worker: wires the machine to the browser's ports and answers the page's calls (protocol.ts).
import { LoadbangError } from '../runtime/errors.ts'
import { fromWire, type Wire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import { Machine } from '../runtime/machine/machine.ts'
import type { Message } from '../runtime/message.ts'
import type { Scope } from '../runtime/ports.ts'
import { catalogue } from '../objects/catalogue.generated.ts'
import { BrowserCells } from '../jsrunner/browser-cells.ts'
import type { PatchStorage } from '../storage/kv/storage.ts'
import { openPatchStorage } from './open-storage.ts'
import { FrameCollector } from './frame.ts'
import { LiveClock } from './live-clock.ts'
import { ThrottledPersist } from './throttled-persist.ts'
import type { CompletionQuestion, EngineApi, EngineEvents, EngineInit, FrameBatch } from './protocol.ts'

interface Running {
  machine: Machine
  frames: FrameCollector
  persist: ThrottledPersist
  clock: LiveClock
  cells: BrowserCells
  storage: PatchStorage
}

/** The worker's side of the protocol. One patch per worker. */
export class EngineHost implements EngineApi {
  /** Calls may come while the storage is still being opened: they wait for this, and go on in their order. */
  #starting: Promise<Running> | null = null
  #running: Running | null = null

  async start(init: EngineInit, events: EngineEvents): Promise<void> {
    this.#starting = this.#open(init, events)
    const { machine } = await this.#starting
    machine.apply(init.graph)
  }

  async #open(init: EngineInit, events: EngineEvents): Promise<Running> {
    const frames = new FrameCollector(
      (batch) => events.frame(batch),
      (ids) => this.#running?.machine.active(ids) ?? []
    )
    const storage = await openPatchStorage(init.patchId, init.storage, (line) => frames.write(line))
    const clock = new LiveClock(() => {
      machine.wake()
      frames.nudge()
    })
    const persist = new ThrottledPersist(
      (nodeId, field, value) => events.persist(nodeId, field, value),
      (nodeId, error) =>
        frames.error(nodeId, { code: error.code, message: error.message, advice: error.advice })
    )
    const cells = new BrowserCells({
      openPort: (nodeId) => events.openCell(nodeId),
      closePort: (nodeId) => events.closeCell(nodeId)
    })
    const machine = new Machine({
      catalogue,
      live: true,
      ports: { clock, console: frames, surface: frames, storage, persist, cells }
    })
    this.#running = { machine, frames, persist, clock, cells, storage }
    frames.watch(init.visible)
    return this.#running
  }

  async apply(diff: GraphDiff): Promise<void> {
    const { machine, frames } = await this.#now()
    for (const id of diff.removeNodes) frames.forget(id)
    machine.apply(diff)
    frames.nudge()
  }

  async play(nodeId: string, message: Wire, inlet?: number): Promise<void> {
    const { machine, frames } = await this.#now()
    machine.play(nodeId, fromWire(message) as Message, inlet)
    frames.nudge()
  }

  async watch(visible: string[]): Promise<void> {
    const { frames } = await this.#now()
    frames.watch(visible)
  }

  ping(): Promise<number> {
    return Promise.resolve(performance.now())
  }

  async complete(question: CompletionQuestion): Promise<string[]> {
    const { storage } = await this.#now()
    if (question.ask === 'stores') return storage.storeNames()
    const scope: Scope =
      question.store === null ? ['node', [], question.nodeId ?? ''] : ['name', question.store]
    return storage.kv(scope).keys()
  }

  async snapshot(): Promise<FrameBatch> {
    return (await this.#now()).frames.snapshot()
  }

  async stop(): Promise<void> {
    const running = await this.#starting?.catch(() => null)
    if (!running) return
    this.#starting = this.#running = null
    running.machine.dispose()
    running.clock.close()
    running.persist.flush()
    await running.storage.close()
  }

  #now(): Promise<Running> {
    if (!this.#starting) throw new LoadbangError('engine-stopped', 'The patch is not running.')
    return this.#starting
  }
}
