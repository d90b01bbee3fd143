// The engine's worker, seen from the page that runs it: starts it, feeds it, listens for its heartbeat, ends it. Ending it
// loses no edit, because the document is saved by the page.
import { proxy, releaseProxy, transfer, wrap, type Remote } from 'comlink'
import type { Wire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import { Sandbox } from '../jsrunner/frame.ts'
import {
  PING,
  SILENCE,
  type CompletionQuestion,
  type EngineApi,
  type EngineEvents,
  type FrameBatch
} from './protocol.ts'

export interface BackendEvents {
  frame(batch: FrameBatch): void
  persist(nodeId: string, field: string, value: Wire): void
  /** The worker answered nothing for SILENCE ms, or died, and was ended. */
  silent(): void
}

export class WorkerBackend {
  #worker: Worker
  #api: Remote<EngineApi>
  #frame = new Sandbox()
  /** Kept here, because a comlink proxy that is collected while a call is under way never answers. */
  #events: EngineEvents
  #beat: ReturnType<typeof setInterval>
  #answered = performance.now()
  #lastBeat = performance.now()
  #ended = false
  #silent: () => void

  constructor(patchId: string, graph: GraphDiff, visible: string[], events: BackendEvents) {
    this.#silent = events.silent
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      type: 'module',
      name: `patch ${patchId}`
    })
    this.#worker.onerror = (event) => {
      // A worker whose script cannot be loaded never answers; the heartbeat would say so only later.
      if (event.message) console.error('engine worker:', event.message)
    }
    this.#api = wrap<EngineApi>(this.#worker)
    this.#events = {
      frame: (batch) => {
        if (!this.#ended) events.frame(batch)
        return Promise.resolve()
      },
      persist: (nodeId, field, value) => events.persist(nodeId, field, value),
      openCell: async (nodeId) => {
        const port = await this.#frame.open(nodeId)
        return transfer(port, [port])
      },
      closeCell: (nodeId) => this.#frame.close(nodeId)
    }
    this.#quietly(this.#api.start({ patchId, graph, visible, storage: 'indexeddb' }, proxy(this.#events)))
    this.#beat = setInterval(() => this.#ping(), PING)
  }

  apply(diff: GraphDiff): void {
    this.#quietly(this.#api.apply(diff))
  }
  play(nodeId: string, message: Wire, inlet?: number): void {
    this.#quietly(this.#api.play(nodeId, message, inlet))
  }
  watch(visible: string[]): void {
    this.#quietly(this.#api.watch(visible))
  }
  complete(question: CompletionQuestion): Promise<string[]> {
    return this.#api.complete(question)
  }
  snapshot(): Promise<FrameBatch> {
    return this.#api.snapshot()
  }

  /** Lets the patch finish what it stores (at most a second), then ends the worker. */
  async stop(): Promise<void> {
    if (this.#ended) return
    await Promise.race([this.#api.stop(), new Promise((resolve) => setTimeout(resolve, 1000))]).catch(
      () => {}
    )
    this.#end()
  }

  #end(): void {
    this.#ended = true
    clearInterval(this.#beat)
    this.#api[releaseProxy]()
    this.#worker.terminate()
    this.#frame.dispose()
  }

  #ping(): void {
    const now = performance.now()
    // Beats come late when the page was frozen or the machine slept: then silence proves nothing.
    if (now - this.#lastBeat > PING * 4) this.#answered = now
    this.#lastBeat = now
    if (now - this.#answered > SILENCE) {
      this.#end()
      this.#silent()
      return
    }
    this.#api.ping().then(
      () => (this.#answered = performance.now()),
      () => {}
    )
  }

  #quietly(call: Promise<unknown>): void {
    call.catch((error: unknown) => {
      if (!this.#ended) console.error('engine:', error)
    })
  }
}
