// A live patch in the worker: wires the machine to the browser's ports and answers the page's calls (protocol.ts). Nothing that goes
// wrong here is silent: it becomes a line of the console.
import { wrap, type Remote } from 'comlink'
import { asLoadbangError, LoadbangError } from '../runtime/errors.ts'
import { fromWire, toWire, type Wire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { Message } from '../runtime/message.ts'
import type { ConsoleLine, KeyEvent, Ports } from '../runtime/ports.ts'
import { LiveCatalogue } from '../objects/live-catalogue.ts'
import { LateCells } from '../jsrunner/late-cells.ts'
import type { PatchStorage } from '../storage/patch-storage.ts'
import { complete } from './completing.ts'
import type { DataReply, DataRequest } from './data-protocol.ts'
import { FrameCollector } from './frame.ts'
import { HostData } from './host-data.ts'
import type { HostFiles } from './host-files.ts'
import { liveAssets, type LiveAssets } from './live-assets.ts'
import { LiveClock } from './live-clock.ts'
import { LiveKeys } from './live-keys.ts'
import { LiveMachine } from './live-machine.ts'
import { packagesFrom } from './packages.ts'
import { openPatchStorage } from './open-storage.ts'
import { ThrottledPersist } from './throttled-persist.ts'
import type { CompletionQuestion, EngineApi, EngineEvents, EngineInit, FileList } from './protocol.ts'

interface Running {
  machine: LiveMachine
  frames: FrameCollector
  persist: ThrottledPersist
  clock: LiveClock
  storage: PatchStorage
  assets: LiveAssets
  keys: LiveKeys
  data: HostData
  files: HostFiles | null
}

/** The worker's side of the protocol. One patch per worker. */
export class EngineHost implements EngineApi {
  /** Calls may come while the storage is still being opened: they wait for this, and go on in their order. */
  #starting: Promise<Running> | null = null
  readonly #catalogue = new LiveCatalogue()

  async start(init: EngineInit, events: MessagePort): Promise<ConsoleLine | null> {
    this.#starting = this.#prepared(init.graph, this.#open(init, wrap<EngineEvents>(events)))
    try {
      const running = await this.#starting
      attempt(running, () => running.machine.apply(init.graph))
      return null
    } catch (thrown) {
      return lineOf(thrown)
    }
  }

  async #open(init: EngineInit, events: Remote<EngineEvents>): Promise<Running> {
    let machine: LiveMachine | null = null
    const frames = new FrameCollector(
      (batch) => events.frame(batch),
      (ids) => machine?.active(ids) ?? []
    )
    frames.watch(init.visible)
    const quietly = (call: Promise<unknown>): void =>
      void call.catch((thrown: unknown) => frames.write(lineOf(thrown)))
    const storage = await openPatchStorage(init.patchId, init.storage, (line) => frames.write(line))
    const clock = new LiveClock(() => attempt(running, () => running.machine.wake()))
    const persist = new ThrottledPersist((nodeId, field, value) =>
      quietly(events.persist(nodeId, field, toWire(value as Message)))
    )
    const cells = new LateCells(async () => {
      const [{ BrowserCells }, { worldOfPage }] = await Promise.all([
        import('../jsrunner/browser-cells.ts'),
        import('./world-answer.ts')
      ])
      const openPort = (run: string): Promise<MessagePort> => events.openCell(run)
      const closePort = (run: string): void => quietly(events.closeCell(run))
      return new BrowserCells({ openPort, closePort }, worldOfPage(events))
    })
    const assets = liveAssets(init.patchId)
    const keys = new LiveKeys()
    const packages = packagesFrom(assets, async (specifier) => {
      if (!init.files) return null
      const brought = await events.bringPackage(specifier)
      if ('entry' in brought) return brought
      throw new LoadbangError(brought.code ?? 'cell-import', brought.text, brought.advice)
    })
    const ports: Ports = {
      clock,
      console: frames,
      surface: frames,
      storage,
      assets,
      packages,
      persist,
      cells,
      keys
    }
    machine = new LiveMachine({ catalogue: this.#catalogue, ports }, () => frames.nudge())
    // Pictures of patches have none.
    const files = init.files
      ? new (await import('./host-files.ts')).HostFiles(init.files, { ports, events, line: lineOf })
      : null
    const data = new HostData(storage, (changed) => quietly(events.stored(changed)))
    const running: Running = { machine, frames, persist, clock, storage, assets, keys, data, files }
    return running
  }

  async apply(diff: GraphDiff): Promise<void> {
    // Calls that come meanwhile wait for the objects, too, and go on in their order.
    this.#starting = this.#prepared(diff, this.#now())
    const running = await this.#starting
    attempt(running, () => running.machine.apply(diff))
    for (const id of diff.removeNodes) running.frames.forget(id)
  }

  async files(list: FileList): Promise<void> {
    // Who is played next may read them.
    this.#starting = this.#now().then(async (running) => {
      await running.files?.take(list)
      return running
    })
    await this.#starting
  }

  async play(nodeId: string, message: Wire, inlet?: number): Promise<void> {
    const running = await this.#now()
    attempt(running, () => running.machine.play(nodeId, fromWire(message) as Message, inlet))
  }

  async key(event: KeyEvent): Promise<void> {
    const running = await this.#now()
    attempt(running, () => running.keys.tell(event))
  }

  async watch(visible: string[]): Promise<void> {
    const { frames } = await this.#now()
    frames.watch(visible)
  }

  ping(): Promise<number> {
    return Promise.resolve(performance.now())
  }

  async complete(question: CompletionQuestion): Promise<string[]> {
    const { storage, machine } = await this.#now()
    return complete(question, storage, machine)
  }

  async data(request: DataRequest): Promise<DataReply> {
    return (await this.#now()).data.answer(request)
  }

  async refresh(): Promise<void> {
    const { frames } = await this.#now()
    frames.refresh()
  }

  async stop(): Promise<void> {
    const running = await this.#starting?.catch(() => null)
    if (!running) return
    this.#starting = null
    const { machine, clock, persist, storage, assets, data, frames, files } = running
    attempt(running, () => machine.save())
    attempt(running, () => machine.dispose())
    clock.close()
    persist.flush()
    data.close()
    await files?.flush()
    await Promise.all([storage.close(), assets.close(), frames.flush()])
  }

  /** `running`, once the objects of these boxes are there. Where they cannot be loaded, their boxes say that there are none. */
  #prepared(diff: GraphDiff, running: Promise<Running>): Promise<Running> {
    const loading = this.#catalogue.prepare(diff)
    if (!loading) return running
    const failed = loading.then(
      () => null,
      (thrown: unknown) => lineOf(thrown)
    )
    return running.then(async (found) => {
      const line = await failed
      if (line) found.frames.write(line)
      await found.files
        ?.prepare(this.#catalogue)
        .catch((thrown: unknown) => found.frames.write(lineOf(thrown)))
      return found
    })
  }

  #now(): Promise<Running> {
    if (!this.#starting) throw new LoadbangError('engine-stopped', 'The patch is not running.')
    return this.#starting
  }
}

/** Objects that throw are the machine's affair; what comes through all the same is a fault of ours, and must not stop the patch. */
function attempt(running: Running, work: () => void): void {
  try {
    work()
  } catch (thrown) {
    running.frames.write(lineOf(thrown))
  }
}

function lineOf(thrown: unknown): ConsoleLine {
  const { code, message, advice } = asLoadbangError(thrown, 'engine-fault')
  return { level: 'error', code, text: message, advice }
}
