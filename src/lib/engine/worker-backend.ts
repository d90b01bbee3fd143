// The engine's worker, seen from the page that runs it: starts it, feeds it, listens for its heartbeat, ends it. Ending it
// loses no edit, because the document is saved by the page.
import { expose, releaseProxy, transfer, wrap, type Remote } from 'comlink'
import type { Wire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { ConsoleLine, KeyEvent } from '../runtime/ports.ts'
import { Sandbox } from '../jsrunner/frame.ts'
import { interrupted, refusal } from './data-errors.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import { faultLine, loadLine, silentLine } from './engine-lines.ts'
import { Heartbeat } from './heartbeat.ts'
import { makeEngineWorker, type MakeWorker } from './make-worker.ts'
import type { Desk } from './client-types.ts'
import type { CompletionQuestion, EngineApi, EngineEvents, FileList, FrameBatch } from './protocol.ts'

export interface BackendOptions {
  patchId: string
  graph: GraphDiff
  visible: string[]
  makeWorker?: MakeWorker
  desk?: Desk
}

export interface BackendEvents {
  frame(batch: FrameBatch): void
  persist(nodeId: string, field: string, value: Wire): void
  stored(changed: StoreRef[]): void
  /** The engine, not a box, says something. */
  line(line: ConsoleLine): void
  /** The worker could not be loaded or started, or answered nothing for SILENCE ms, and was ended. */
  ended(line: ConsoleLine): void
}

/** Milliseconds that a worker may be silent, and may take in all, when it is asked to stop. */
const STOP_SILENCE = 1000
const STOP_LIMIT = 10_000
/** The answer to a worker that has been ended. */
const NEVER = new Promise<never>(() => {})
/** For cells that ask for something outside of their patch: few do. */
const worldAnswer = () => import('./world-answer.ts')
/** Faults of one worker that are told. */
const FAULTS = 10

export class WorkerBackend {
  #worker: Worker
  #api: Remote<EngineApi>
  #frame = new Sandbox()
  /** What the worker calls, over a channel of our own, so that it can be closed with the worker. */
  #channel = new MessageChannel()
  #heartbeat: Heartbeat
  #events: BackendEvents
  #desk: Desk | undefined
  #ended = false
  #gone: () => void = () => {}
  /** Fulfils when the worker has been ended. */
  #over = new Promise<void>((resolve) => (this.#gone = resolve))
  #stopping: Promise<void> | null = null
  #faults = 0

  constructor(
    { patchId, graph, visible, makeWorker = makeEngineWorker, desk }: BackendOptions,
    events: BackendEvents
  ) {
    this.#events = events
    this.#desk = desk
    this.#worker = makeWorker(patchId)
    this.#worker.onerror = (event) => this.#failed(event.message ?? '')
    this.#worker.onmessageerror = () => this.#failed('a message of the worker could not be read')
    this.#api = wrap<EngineApi>(this.#worker)
    // Asked before the start, it answers as soon as the script is there, however long the start takes.
    this.#heartbeat = new Heartbeat(
      () => this.#api.ping(),
      () => this.#die(silentLine())
    )
    const { port1, port2 } = this.#channel
    expose(this.#answers(), port1)
    const init = { patchId, graph, visible, storage: 'indexeddb' as const, files: desk?.list() }
    this.#call(() => this.#api.start(init, transfer(port2, [port2])).then((line) => line && this.#die(line)))
  }

  apply(diff: GraphDiff): void {
    this.#call(() => this.#api.apply(diff))
  }
  play(nodeId: string, message: Wire, inlet?: number): void {
    this.#call(() => this.#api.play(nodeId, message, inlet))
  }
  files(list: FileList): void {
    this.#call(() => this.#api.files(list))
  }
  watch(visible: string[]): void {
    this.#call(() => this.#api.watch(visible))
  }
  /** Everything shown and every error comes once more, in frames. */
  key(event: KeyEvent): void {
    this.#call(() => this.#api.key(event))
  }
  refresh(): void {
    this.#call(() => this.#api.refresh())
  }
  async complete(question: CompletionQuestion): Promise<string[]> {
    if (this.#ended) return []
    return (await Promise.race([this.#api.complete(question), this.#over])) ?? []
  }

  async data(request: DataRequest): Promise<DataReply> {
    if (this.#ended || this.#stopping) return refusal(interrupted())
    const reply = this.#api.data(request).catch((thrown: unknown) => refusal(thrown))
    return (await Promise.race([reply, this.#over])) ?? refusal(interrupted())
  }

  /** Lets the patch finish what it stores, as long as it answers (at most 10 s), then ends the worker. */
  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop())
  }

  async #stop(): Promise<void> {
    if (this.#ended) return
    this.#heartbeat.stop()
    let answered = performance.now()
    const began = answered
    const watch = setInterval(() => {
      const now = performance.now()
      if (now - answered > STOP_SILENCE || now - began > STOP_LIMIT) return this.#end()
      this.#api.ping().then(
        () => (answered = performance.now()),
        () => {}
      )
    }, STOP_SILENCE / 4)
    try {
      await Promise.race([this.#api.stop(), this.#over])
    } catch (thrown) {
      this.#fault(thrown)
    } finally {
      clearInterval(watch)
      this.#end()
    }
  }

  /** The worker's calls. What it still had under way when it was ended is not listened to. */
  #answers(): EngineEvents {
    const { frame, persist, stored } = this.#events
    return {
      frame: (batch) => {
        if (!this.#ended) frame(batch)
        return Promise.resolve()
      },
      persist: (nodeId, field, value) => {
        if (!this.#ended) persist(nodeId, field, value)
      },
      stored: (changed) => {
        if (!this.#ended) stored(changed)
      },
      // Where there is no desk, the worker knows it, and asks for none of this.
      keep: (name, content) => (this.#ended ? NEVER : this.#desk!.keep(name, content)),
      ask: async (question) => {
        const desk = this.#ended ? await NEVER : this.#desk!
        return { names: await desk.ask(question), list: desk.list() }
      },
      bringPackage: (specifier) => (this.#ended ? NEVER : this.#desk!.bringPackage(specifier)),
      openCell: async (id) => {
        if (this.#ended) throw new Error('the engine has been ended')
        const port = await this.#frame.open(id)
        return transfer(port, [port])
      },
      closeCell: (id) => {
        this.#frame.close(id)
        this.#desk?.cellEnded(id)
      },
      world: async (cell, request) => (await worldAnswer()).answerWorld(this.#desk?.world, cell, request),
      stream: (cell, request, port) =>
        void worldAnswer().then(({ streamWorld }) => streamWorld(this.#desk?.world, cell, request, port))
    }
  }

  #call(call: () => Promise<unknown>): void {
    if (this.#ended || this.#stopping) return
    call().catch((thrown: unknown) => this.#fault(thrown))
  }

  /** The worker's error event: its script did not load, or something in it threw that nobody caught. */
  #failed(why: string): void {
    if (this.#heartbeat.alive) this.#fault(new Error(why))
    else this.#die(loadLine(why))
  }

  #fault(thrown: unknown): void {
    if (this.#ended || ++this.#faults > FAULTS) return
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    this.#events.line(faultLine(why.replace(/\.$/, '')))
  }

  #die(line: ConsoleLine): void {
    if (this.#ended) return
    this.#end()
    this.#events.ended(line)
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#heartbeat.stop()
    this.#worker.onerror = this.#worker.onmessageerror = null
    this.#api[releaseProxy]()
    this.#worker.terminate()
    this.#channel.port1.close()
    this.#frame.dispose()
    this.#desk?.dismiss()
    this.#gone()
  }
}
