// The engine as the editor sees it, whether this tab runs the patch or watches another tab's.
import { nanoid } from 'nanoid'
import { fromWire, toWire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { Message, Value } from '../runtime/message.ts'
import type { ConsoleLine } from '../runtime/ports.ts'
import { Asking } from './asking.ts'
import { Audience } from './audience.ts'
import type { EngineClient, EngineOptions, EngineRole } from './client-types.ts'
import { standForElection } from './election.ts'
import { loadLine } from './engine-lines.ts'
import { Handover, NOBODY_CAME } from './handover.ts'
import type { MakeWorker } from './make-worker.ts'
import { bePresent } from './presence.ts'
import type { BoxError, CompletionQuestion, FrameBatch } from './protocol.ts'
import { Relay, type RelayMessage } from './relay.ts'
import { Listeners, ViewState } from './view-state.ts'
import { WorkerBackend } from './worker-backend.ts'

/** Milliseconds after which a tab that was not elected says that it watches: a tab that is just going still holds the lock. */
const GRACE = 150
/** Milliseconds in which a lock that was taken should be there. */
const TAKING = 2000

class Client implements EngineClient {
  role: EngineRole = 'starting'
  #options: EngineOptions
  #makeWorker: MakeWorker | undefined
  #view = new ViewState()
  #roles = new Listeners<[EngineRole]>()
  #persist = new Listeners<[string, string, Value]>()
  #backend: WorkerBackend | null = null
  /** Whether this tab has the patch's lock: whoever has it, and nobody else, may start an engine. */
  #holding = false
  /** It lets go for another tab, which has yet to take the lock. */
  #yielding = false
  #nobody: ReturnType<typeof setTimeout> | undefined
  #closing: Promise<void> | null = null
  /** Starts and stops, one after the other. */
  #works: Promise<unknown> = Promise.resolve()
  #visible: string[] = []
  #tab = nanoid()
  #presence = bePresent(this.#tab)
  #audience = new Audience(() => this.#backend?.watch(this.#inView()))
  #relay: Relay
  #asking: Asking
  #handover: Handover | null = null
  #election: ReturnType<typeof standForElection>
  #grace: ReturnType<typeof setTimeout>

  constructor(options: EngineOptions, makeWorker?: MakeWorker) {
    this.#options = options
    this.#makeWorker = makeWorker
    this.#relay = new Relay(options.patchId, (message) => this.#hear(message))
    this.#asking = new Asking((message) => this.#relay.say(message))
    this.#election = standForElection(
      options.patchId,
      () => this.#elected(),
      () => this.#deposed()
    )
    this.#grace = setTimeout(() => {
      if (this.role === 'starting') this.#watchOthers()
    }, GRACE)
  }

  onRole(listener: (role: EngineRole) => void): () => void {
    listener(this.role)
    return this.#roles.add(listener)
  }
  onShown(nodeId: string, listener: (value: Value) => void): () => void {
    return this.#view.shown.listen(nodeId, listener)
  }
  onError(nodeId: string, listener: (error: BoxError | null) => void): () => void {
    return this.#view.errors.listen(nodeId, listener)
  }
  onActive(listener: (nodeIds: readonly string[]) => void): () => void {
    return this.#view.active.add(listener)
  }
  onLines(listener: Parameters<EngineClient['onLines']>[0]): () => void {
    return this.#view.lines.add(listener)
  }
  onPersist(listener: (nodeId: string, field: string, value: Value) => void): () => void {
    return this.#persist.add(listener)
  }

  apply(diff: GraphDiff): void {
    for (const id of diff.removeNodes) this.#view.forget(id)
    this.#backend?.apply(diff)
  }

  play(nodeId: string, message: Message, inlet?: number): void {
    const wire = toWire(message)
    if (this.#backend) this.#backend.play(nodeId, wire, inlet)
    else if (this.role === 'watches') this.#relay.say({ say: 'play', nodeId, message: wire, inlet })
  }

  watch(nodeIds: readonly string[]): void {
    this.#visible = [...nodeIds]
    if (this.#backend) this.#backend.watch(this.#inView())
    else if (this.role === 'watches') this.#introduce(false)
  }

  async complete(question: CompletionQuestion): Promise<string[]> {
    try {
      if (this.#backend) return await this.#backend.complete(question)
      return this.role === 'watches' ? await this.#asking.ask(question) : []
    } catch {
      // Completion is a convenience: where something went wrong there is nothing to offer.
      return []
    }
  }

  async takeOver(): Promise<void> {
    if (this.#holding || this.#closing || this.#handover) return
    this.#handover = new Handover(this.#tab, (message) => this.#relay.say(message))
    await this.#handover.done
    this.#handover = null
    if (this.#holding || this.#closing) return
    this.#election.steal()
    await this.#running()
  }

  async restart(): Promise<void> {
    if (this.#closing || this.#yielding) return
    if (this.#holding) await this.#work(() => this.#stop().then(() => this.#start()))
    else if (this.role === 'watches') this.#relay.say({ say: 'restart' })
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    clearTimeout(this.#grace)
    this.#endYielding()
    this.#relay.say({ say: 'bye', tab: this.#tab })
    await this.#work(() => this.#stop())
    this.#audience.clear()
    this.#election.close()
    this.#relay.close()
    this.#asking.close()
    this.#presence.leave()
    this.#setRole('stopped')
  }

  #elected(): void {
    this.#holding = true
    void this.#work(() => this.#start())
  }

  #deposed(): void {
    this.#holding = false
    this.#endYielding()
    void this.#work(async () => {
      await this.#stop()
      this.#audience.clear()
      this.#watchOthers()
    })
  }

  /** A watching tab wants to run the patch itself. */
  async #release(tab: string): Promise<void> {
    this.#relay.say({ say: 'releasing', tab })
    this.#yielding = true
    await this.#work(() => this.#stop())
    // Another one took it meanwhile.
    if (!this.#yielding) return
    this.#setRole('watches')
    this.#relay.say({ say: 'released', tab })
    clearTimeout(this.#nobody)
    this.#nobody = setTimeout(() => {
      this.#yielding = false
      void this.#work(() => this.#start())
    }, NOBODY_CAME)
  }

  #endYielding(): void {
    clearTimeout(this.#nobody)
    this.#yielding = false
  }

  #work(work: () => void | Promise<void>): Promise<void> {
    const done = this.#works.then(work)
    this.#works = done.catch((thrown: unknown) => console.error('engine:', thrown))
    return done
  }

  #start(): void {
    if (!this.#holding || this.#yielding || this.#closing || this.#backend) return
    this.#view.clear()
    try {
      const { patchId, graph } = this.#options
      this.#backend = new WorkerBackend(
        { patchId, graph: graph(), visible: this.#inView(), makeWorker: this.#makeWorker },
        {
          frame: (batch) => this.#frame(batch),
          persist: (nodeId, field, value) => this.#persist.tell(nodeId, field, fromWire(value)),
          line: (line) => this.#say(line),
          ended: (line) => this.#ended(line)
        }
      )
    } catch (thrown) {
      this.#ended(loadLine(thrown instanceof Error ? thrown.message : String(thrown)))
      return
    }
    this.#setRole('runs')
    // Tabs that watch have told the last one that ran it what they have in view, not this one.
    this.#relay.say({ say: 'runs' })
  }

  async #stop(): Promise<void> {
    const backend = this.#backend
    await backend?.stop()
    if (this.#backend === backend) this.#backend = null
  }

  #ended(line: ConsoleLine): void {
    this.#backend = null
    this.#setRole('stopped')
    this.#say(line)
  }

  #say(line: ConsoleLine): void {
    this.#frame({ shown: [], errors: [], lines: [line], dropped: 0, active: [] })
  }

  #frame(batch: FrameBatch): void {
    this.#view.take(batch)
    if (!this.#audience.empty) this.#relay.say({ say: 'frame', batch })
  }

  #watchOthers(): void {
    if (this.#holding || this.#closing) return
    this.#view.clear()
    this.#setRole('watches')
    this.#introduce(true)
  }

  /** Tells the running tab what this one has in view; `anew`: that it knows nothing yet. */
  #introduce(anew: boolean): void {
    // Not before its lock is taken: the other would hold it for one that has gone.
    void this.#presence.ready.then(() => {
      if (this.role !== 'watches' || this.#closing) return
      this.#relay.say({ say: 'visible', tab: this.#tab, ids: this.#visible })
      if (anew) this.#relay.say({ say: 'hello' })
    })
  }

  #inView(): string[] {
    return [...new Set([...this.#visible, ...this.#audience.ids])]
  }

  #hear(message: RelayMessage): void {
    if (this.#closing) return
    if (this.#holding) this.#hearWatcher(message)
    else this.#hearRunner(message)
  }

  #hearWatcher(message: RelayMessage): void {
    switch (message.say) {
      case 'hello':
        this.#backend?.refresh()
        break
      case 'visible':
        this.#audience.sees(message.tab, message.ids)
        break
      case 'bye':
        this.#audience.leaves(message.tab)
        break
      case 'play':
        this.#backend?.play(message.nodeId, message.message, message.inlet)
        break
      case 'ask':
        void this.complete(message.question).then((names) =>
          this.#relay.say({ say: 'answer', id: message.id, names })
        )
        break
      case 'restart':
        void this.restart()
        break
      case 'release':
        void this.#release(message.tab)
        break
      default:
        break
    }
  }

  #hearRunner(message: RelayMessage): void {
    switch (message.say) {
      case 'frame':
        if (this.role === 'watches') this.#view.take(message.batch)
        break
      case 'runs':
        if (this.role === 'watches') this.#watchOthers()
        break
      case 'answer':
        this.#asking.answered(message.id, message.names)
        break
      case 'releasing':
      case 'released':
        this.#handover?.hear({ say: message.say, tab: message.tab })
        break
      default:
        break
    }
  }

  /** Fulfils when this tab runs the patch, or will not. */
  #running(): Promise<void> {
    return new Promise((resolve) => {
      let stop = (): void => {}
      const done = (): void => {
        clearTimeout(timer)
        stop()
        resolve()
      }
      const timer = setTimeout(done, TAKING)
      stop = this.#roles.add((role) => role !== 'watches' && done())
    })
  }

  #setRole(role: EngineRole): void {
    if (this.role === role) return
    this.role = role
    this.#roles.tell(role)
  }
}

/** Runs the patch in this tab, or watches the tab that does. `makeWorker`: for tests. */
export function openEngine(options: EngineOptions, makeWorker?: MakeWorker): EngineClient {
  return new Client(options, makeWorker)
}
