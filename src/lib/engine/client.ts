// The engine as the editor sees it, whether this tab runs the patch or watches another tab's.
import { nanoid } from 'nanoid'
import { fromWire, toWire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { Message, Value } from '../runtime/message.ts'
import type { EngineClient, EngineOptions, EngineRole } from './client-types.ts'
import { standForElection, type Election } from './election.ts'
import type { BoxError, CompletionQuestion, FrameBatch } from './protocol.ts'
import { Relay, type RelayMessage } from './relay.ts'
import { Listeners, ViewState } from './view-state.ts'
import { WorkerBackend } from './worker-backend.ts'

/** Milliseconds to wait for an answer from the tab that runs the patch. */
const PATIENCE = 1000

class Client implements EngineClient {
  role: EngineRole = 'starting'
  #options: EngineOptions
  #view = new ViewState()
  #roles = new Listeners<[EngineRole]>()
  #persist = new Listeners<[string, string, Value]>()
  #backend: WorkerBackend | null = null
  #relay: Relay
  #election: Election
  #tab = nanoid()
  #visible: string[] = []
  /** What other tabs have in view, by tab. */
  #elsewhere = new Map<string, string[]>()
  #answers = new Map<string, (names: string[]) => void>()

  constructor(options: EngineOptions) {
    this.#options = options
    this.#relay = new Relay(options.patchId, (message) => this.#hear(message))
    this.#election = standForElection(
      options.patchId,
      () => this.#run(),
      () => void this.#stopRunning('watches')
    )
    // Not elected at once: another tab runs the patch.
    setTimeout(() => {
      if (this.role === 'starting') this.#watchOthers()
    }, 150)
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
    for (const id of diff.removeNodes) this.#view.errors.set(id, null)
    this.#backend?.apply(diff)
  }

  play(nodeId: string, message: Message, inlet?: number): void {
    const wire = toWire(message)
    if (this.#backend) this.#backend.play(nodeId, wire, inlet)
    else this.#relay.say({ say: 'play', nodeId, message: wire, inlet })
  }

  watch(nodeIds: readonly string[]): void {
    this.#visible = [...nodeIds]
    if (this.#backend) this.#backend.watch(this.#inView())
    else this.#relay.say({ say: 'visible', tab: this.#tab, ids: this.#visible })
  }

  async complete(question: CompletionQuestion): Promise<string[]> {
    try {
      if (this.#backend) return await this.#backend.complete(question)
      if (this.role !== 'watches') return []
      return await new Promise((resolve) => {
        const id = nanoid()
        this.#answers.set(id, resolve)
        this.#relay.say({ say: 'ask', id, question })
        setTimeout(() => resolve([]), PATIENCE)
      })
    } catch {
      // Completion is a convenience: while nothing runs there is nothing to offer.
      return []
    }
  }

  async takeOver(): Promise<void> {
    if (this.#backend) return
    this.#relay.say({ say: 'release' })
    await new Promise((resolve) => setTimeout(resolve, PATIENCE))
    if (this.role === 'watches') this.#election.steal()
  }

  async restart(): Promise<void> {
    if (this.role === 'watches') {
      this.#relay.say({ say: 'restart' })
      return
    }
    await this.#backend?.stop()
    this.#backend = null
    this.#run()
  }

  async close(): Promise<void> {
    await this.#backend?.stop()
    this.#backend = null
    this.#election.close()
    this.#relay.close()
    this.#setRole('stopped')
  }

  #run(): void {
    this.#view.clearErrors()
    this.#backend = new WorkerBackend(this.#options.patchId, this.#options.graph(), this.#inView(), {
      frame: (batch) => this.#frame(batch),
      persist: (nodeId, field, value) => this.#persist.tell(nodeId, field, fromWire(value)),
      silent: () => this.#silenced()
    })
    this.#setRole('runs')
    // Tabs that watch have told the last one that ran it what they have in view, not this one.
    this.#relay.say({ say: 'runs' })
  }

  #frame(batch: FrameBatch): void {
    this.#view.take(batch)
    if (this.#elsewhere.size > 0) this.#relay.say({ say: 'frame', batch })
  }

  #silenced(): void {
    this.#backend = null
    this.#setRole('stopped')
    const line = {
      level: 'error' as const,
      code: 'engine-silent',
      text: 'The patch did not answer for 5 s and was stopped. Nothing that you made is lost.',
      advice: 'Take out what loops, then start it again.'
    }
    this.#view.lines.tell([line], 0)
  }

  async #stopRunning(role: EngineRole): Promise<void> {
    const backend = this.#backend
    this.#backend = null
    await backend?.stop()
    if (role === 'watches') this.#watchOthers()
    else this.#setRole(role)
  }

  #watchOthers(): void {
    this.#setRole('watches')
    this.#introduce()
  }

  #introduce(): void {
    this.#relay.say({ say: 'visible', tab: this.#tab, ids: this.#visible })
    this.#relay.say({ say: 'hello' })
  }

  #inView(): string[] {
    return [...new Set([...this.#visible, ...[...this.#elsewhere.values()].flat()])]
  }

  #hear(message: RelayMessage): void {
    const backend = this.#backend
    if (backend) {
      switch (message.say) {
        case 'hello':
          void backend.snapshot().then((batch) => this.#relay.say({ say: 'frame', batch }))
          break
        case 'visible':
          this.#elsewhere.set(message.tab, message.ids)
          backend.watch(this.#inView())
          break
        case 'play':
          backend.play(message.nodeId, message.message, message.inlet)
          break
        case 'ask':
          void backend
            .complete(message.question)
            .then((names) => this.#relay.say({ say: 'answer', id: message.id, names }))
          break
        case 'restart':
          void this.restart()
          break
        case 'release':
          void this.#stopRunning('watches').then(() => this.#election.release())
          break
        default:
          break
      }
    } else if (message.say === 'frame') this.#view.take(message.batch)
    else if (message.say === 'runs' && this.role === 'watches') this.#introduce()
    else if (message.say === 'answer') {
      this.#answers.get(message.id)?.(message.names)
      this.#answers.delete(message.id)
    }
  }

  #setRole(role: EngineRole): void {
    if (this.role === role) return
    this.role = role
    this.#roles.tell(role)
  }
}

/** Runs the patch in this tab, or watches the tab that does. */
export function openEngine(options: EngineOptions): EngineClient {
  return new Client(options)
}
