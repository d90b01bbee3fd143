// This tab as the one that runs the patch, or may: the lock, the worker, and what it owes to the tabs that watch.
import { fromWire, type Wire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { Value } from '../runtime/message.ts'
import type { ConsoleLine, KeyEvent } from '../runtime/ports.ts'
import { Audience } from './audience.ts'
import type { EngineOptions, EngineRole } from './client-types.ts'
import { DirectData } from './data-direct.ts'
import { interrupted, refusal } from './data-errors.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import { standForElection } from './election.ts'
import { loadLine } from './engine-lines.ts'
import { NOBODY_CAME } from './handover.ts'
import type { MakeWorker } from './make-worker.ts'
import type { CompletionQuestion, FileList, FrameBatch } from './protocol.ts'
import type { RelayMessage } from './relay.ts'
import { WorkerBackend } from './worker-backend.ts'

/** What it needs of the tab, and tells it. */
export interface RunnerEvents {
  /** Boxes that this tab has in view. */
  inView(): readonly string[]
  role(role: EngineRole): void
  /** An engine starts: nothing of the last run stands. */
  starts(): void
  frame(batch: FrameBatch): void
  persist(nodeId: string, field: string, value: Value): void
  stored(changed: StoreRef[]): void
  /** To the tabs that watch. */
  say(message: RelayMessage): void
  /** Another tab has the lock, and this one runs nothing any more. */
  deposed(): void
}

export class Runner {
  #options: EngineOptions
  #makeWorker: MakeWorker | undefined
  #tab: RunnerEvents
  #backend: WorkerBackend | null = null
  /** Whether this tab has the patch's lock: whoever has it, and nobody else, may start an engine. */
  #holding = false
  /** It lets go for another tab, which has yet to take the lock. */
  #yielding = false
  #nobody: ReturnType<typeof setTimeout> | undefined
  #closed = false
  /** Opened safely: it has the lock, and starts nothing until it is told to. */
  #held: boolean
  /** Starts and stops, one after the other. */
  #works: Promise<unknown> = Promise.resolve()
  #audience = new Audience(() => this.watch())
  #election: ReturnType<typeof standForElection>
  /** The patch's data while this tab could run it and no engine does. */
  #direct: DirectData

  constructor(options: EngineOptions, makeWorker: MakeWorker | undefined, tab: RunnerEvents) {
    this.#options = options
    this.#held = options.held ?? false
    this.#makeWorker = makeWorker
    this.#tab = tab
    this.#direct = new DirectData(options.patchId, (changed) => this.#stored(changed))
    this.#election = standForElection(
      options.patchId,
      () => this.#elected(),
      () => this.#deposed()
    )
  }

  get holding(): boolean {
    return this.#holding
  }
  get runs(): boolean {
    return this.#backend !== null
  }

  apply(diff: GraphDiff): void {
    this.#backend?.apply(diff)
  }
  key(event: KeyEvent): void {
    this.#backend?.key(event)
  }
  files(list: FileList): void {
    this.#backend?.files(list)
  }

  play(nodeId: string, message: Wire, inlet?: number): void {
    this.#backend?.play(nodeId, message, inlet)
  }
  /** What is in view, here or elsewhere, has changed. */
  watch(): void {
    this.#backend?.watch(this.#inView())
  }
  /** Answers [] where nothing runs, or something went wrong: completion is a convenience. */
  async complete(question: CompletionQuestion): Promise<string[]> {
    try {
      return (await this.#backend?.complete(question)) ?? []
    } catch {
      return []
    }
  }

  /** Of the tab that has the lock, or may have it in a moment. */
  async data(request: DataRequest): Promise<DataReply> {
    // An engine that starts, or stops, is waited for.
    await this.#works
    if (this.#backend) return this.#backend.data(request)
    if (!this.#holding || this.#yielding || this.#closed) return refusal(interrupted())
    return this.#direct.answer(request)
  }

  async restart(): Promise<void> {
    if (!this.#holding || this.#yielding) return
    this.#held = false
    await this.#work(async () => {
      await this.#stop()
      await this.#start()
    })
  }

  /** Takes the lock from whoever has it. */
  steal(): void {
    this.#held = false
    this.#election.steal()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#endYielding()
    await this.#work(() => this.#stop())
    this.#audience.clear()
    this.#election.close()
  }

  /** What a watching tab says. */
  hear(message: RelayMessage): void {
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
        this.play(message.nodeId, message.message, message.inlet)
        break
      case 'key':
        this.key(message.event)
        break
      case 'ask':
        void this.complete(message.question).then((names) =>
          this.#tab.say({ say: 'answer', id: message.id, names })
        )
        break
      case 'data':
        void this.#answer(message.id, message.request)
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
      if (!this.#holding && !this.#closed) this.#tab.deposed()
    })
  }

  async #release(tab: string): Promise<void> {
    this.#tab.say({ say: 'releasing', tab })
    this.#yielding = true
    await this.#work(() => this.#stop())
    // Another one took the lock meanwhile.
    if (!this.#yielding) return
    this.#tab.role('watches')
    this.#tab.say({ say: 'released', tab })
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

  async #answer(id: string, request: DataRequest): Promise<void> {
    const reply = await this.data(request)
    try {
      this.#tab.say({ say: 'data-answer', id, reply })
    } catch (thrown) {
      this.#tab.say({ say: 'data-answer', id, reply: refusal(thrown) })
    }
  }

  async #start(): Promise<void> {
    if (this.#held && this.#holding && !this.#yielding && !this.#closed) return this.#tab.role('held')
    await this.#direct.close()
    if (!this.#holding || this.#yielding || this.#closed || this.#backend) return
    this.#tab.starts()
    try {
      const { patchId, graph, desk } = this.#options
      this.#backend = new WorkerBackend(
        { patchId, graph: graph(), visible: this.#inView(), makeWorker: this.#makeWorker, desk },
        {
          frame: (batch) => this.#frame(batch),
          persist: (nodeId, field, value) => this.#tab.persist(nodeId, field, fromWire(value)),
          stored: (changed) => this.#stored(changed),
          line: (line) => this.#line(line),
          ended: (line) => this.#ended(line)
        }
      )
    } catch (thrown) {
      this.#ended(loadLine(thrown instanceof Error ? thrown.message : String(thrown)))
      return
    }
    this.#tab.role('runs')
    // Tabs that watch have told the last one that ran it what they have in view, not this one.
    this.#tab.say({ say: 'runs' })
  }

  async #stop(): Promise<void> {
    const backend = this.#backend
    await Promise.all([backend?.stop(), this.#direct.close()])
    if (this.#backend === backend) this.#backend = null
  }

  #ended(line: ConsoleLine): void {
    this.#backend = null
    this.#tab.role('stopped')
    this.#line(line)
  }

  #line(line: ConsoleLine): void {
    this.#frame({ shown: [], errors: [], lines: [line], dropped: 0, active: [] })
  }

  #frame(batch: FrameBatch): void {
    this.#tab.frame(batch)
    if (!this.#audience.empty) this.#tab.say({ say: 'frame', batch })
  }

  #stored(changed: StoreRef[]): void {
    this.#tab.stored(changed)
    if (!this.#audience.empty) this.#tab.say({ say: 'stored', changed })
  }

  #inView(): string[] {
    return [...new Set([...this.#tab.inView(), ...this.#audience.ids])]
  }
}
