// The engine as the editor sees it, whether this tab runs the patch or watches another tab's.
import { nanoid } from 'nanoid'
import { toWire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { Message, Value } from '../runtime/message.ts'
import { Asking } from './asking.ts'
import type { EngineClient, EngineOptions, EngineRole } from './client-types.ts'
import { DataAsking } from './data-asking.ts'
import { interrupted, refusal } from './data-errors.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import { Handover } from './handover.ts'
import type { MakeWorker } from './make-worker.ts'
import { bePresent } from './presence.ts'
import type { BoxError, CompletionQuestion, FileList } from './protocol.ts'
import type { KeyEvent } from '../runtime/ports.ts'
import { Relay, type RelayMessage } from './relay.ts'
import { Runner } from './runner.ts'
import { Listeners, ViewState } from './view-state.ts'

/** Milliseconds after which a tab that was not elected says that it watches: a tab that is just going still holds the lock. */
const GRACE = 150
/** Milliseconds in which a lock that was taken should be there. */
const TAKING = 2000

class Client implements EngineClient {
  role: EngineRole = 'starting'
  #view = new ViewState()
  #roles = new Listeners<[EngineRole]>()
  #persist = new Listeners<[string, string, Value]>()
  #stored = new Listeners<[readonly StoreRef[]]>()
  #visible: readonly string[] = []
  #tab = nanoid()
  #presence = bePresent(this.#tab)
  #relay: Relay
  #asking: Asking
  #dataAsking: DataAsking
  #runner: Runner
  #handover: Handover | null = null
  #grace: ReturnType<typeof setTimeout>
  #closing: Promise<void> | null = null

  constructor(options: EngineOptions, makeWorker?: MakeWorker) {
    this.#relay = new Relay(options.patchId, (message) => this.#hear(message))
    const say = (message: RelayMessage): void => this.#relay.say(message)
    this.#asking = new Asking(say)
    this.#dataAsking = new DataAsking(say)
    this.#runner = new Runner(options, makeWorker, {
      say,
      inView: () => this.#visible,
      role: (role) => this.#setRole(role),
      starts: () => this.#view.clear(),
      frame: (batch) => this.#view.take(batch),
      persist: (...write) => this.#persist.tell(...write),
      stored: (changed) => this.#stored.tell(changed),
      deposed: () => this.#watchOthers()
    })
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
    this.#runner.apply(diff)
  }

  files(list: FileList): void {
    this.#runner.files(list)
  }

  key(event: KeyEvent): void {
    if (this.#runner.runs) this.#runner.key(event)
    else this.#sayAfterEdits({ say: 'key', event })
  }

  play(nodeId: string, message: Message, inlet?: number): void {
    const wire = toWire(message)
    if (this.#runner.runs) this.#runner.play(nodeId, wire, inlet)
    else this.#sayAfterEdits({ say: 'play', nodeId, message: wire, inlet })
  }

  watch(nodeIds: readonly string[]): void {
    this.#visible = [...nodeIds]
    this.#runner.watch()
    if (this.role === 'watches') this.#introduce(false)
  }

  complete(question: CompletionQuestion): Promise<string[]> {
    if (this.role === 'watches') return this.#asking.ask(question)
    return this.#runner.complete(question)
  }

  async data(request: DataRequest): Promise<DataReply> {
    if (this.role === 'starting') await this.#leaves('starting')
    if (this.#closing) return refusal(interrupted())
    if (this.#runner.holding) return this.#runner.data(request)
    return this.#dataAsking.ask(request)
  }
  onStored(listener: (changed: readonly StoreRef[]) => void): () => void {
    return this.#stored.add(listener)
  }

  async takeOver(): Promise<void> {
    if (this.role !== 'watches' || this.#handover) return
    this.#handover = new Handover(this.#tab, (message) => this.#relay.say(message))
    await this.#handover.done
    this.#handover = null
    if (this.#runner.holding || this.#closing) return
    this.#runner.steal()
    await this.#leaves('watches')
  }

  async restart(): Promise<void> {
    if (this.#closing) return
    if (this.role === 'watches') this.#sayAfterEdits({ say: 'restart' })
    else await this.#runner.restart()
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    clearTimeout(this.#grace)
    this.#relay.say({ say: 'bye', tab: this.#tab })
    await this.#runner.close()
    this.#relay.close()
    this.#asking.close()
    this.#dataAsking.interrupt()
    this.#presence.leave()
    this.#setRole('stopped')
  }

  /**
   * To the tab that runs the patch, after the edits that this task has made: those are told in a microtask (storage/document/tabs.ts), and code that
   * is run must not come before itself.
   */
  #sayAfterEdits(message: RelayMessage): void {
    if (this.role === 'watches') queueMicrotask(() => this.#relay.say(message))
  }

  #watchOthers(): void {
    if (this.#closing) return
    this.#view.clear()
    this.#setRole('watches')
    this.#introduce(true)
  }

  /** Tells the running tab what this one has in view; `anew`: that it knows nothing yet. */
  #introduce(anew: boolean): void {
    // Not before its lock is taken: the other would hold it for one that has gone.
    void this.#presence.ready.then(() => {
      if (this.role !== 'watches' || this.#closing) return
      this.#relay.say({ say: 'visible', tab: this.#tab, ids: [...this.#visible] })
      if (anew) this.#relay.say({ say: 'hello' })
    })
  }

  #hear(message: RelayMessage): void {
    if (this.#closing) return
    if (this.#runner.holding) return this.#runner.hear(message)
    switch (message.say) {
      case 'frame':
        if (this.role === 'watches') this.#view.take(message.batch)
        break
      case 'runs':
        this.#dataAsking.interrupt()
        if (this.role === 'watches') this.#watchOthers()
        break
      case 'data-answer':
        this.#dataAsking.answered(message.id, message.reply)
        break
      case 'stored':
        this.#stored.tell(message.changed)
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

  /** Fulfils when this tab is something else, or after a while all the same. */
  #leaves(left: EngineRole): Promise<void> {
    return new Promise((resolve) => {
      let stop = (): void => {}
      const done = (): void => {
        clearTimeout(timer)
        stop()
        resolve()
      }
      const timer = setTimeout(done, TAKING)
      stop = this.#roles.add((role) => role !== left && done())
    })
  }

  #setRole(role: EngineRole): void {
    if (this.role === role) return
    if (this.role === 'watches') this.#dataAsking.interrupt()
    this.role = role
    this.#roles.tell(role)
  }
}

/** Runs the patch in this tab, or watches the tab that does. `makeWorker`: for tests. */
export function openEngine(options: EngineOptions, makeWorker?: MakeWorker): EngineClient {
  return new Client(options, makeWorker)
}
