// An engine for tests of the canvas: remembers what was played, and shows, fails and answers what a test tells it to.
import { interrupted, refusal } from '../../../engine/data-errors.ts'
import type { DataReply } from '../../../engine/data-protocol.ts'
import type { BoxError, CompletionQuestion } from '../../../engine/protocol.ts'
import type { EngineClient } from '../../../engine/client-types.ts'
import type { KeyEvent } from '../../../runtime/ports.ts'
import type { Message, Value } from '../../../runtime/message.ts'

export class FakeEngine implements EngineClient {
  readonly role = 'runs'
  readonly played: { nodeId: string; message: Message }[] = []
  readonly pressed: KeyEvent[] = []
  watched: readonly string[] = []
  stores: string[] = []
  keys: string[] = []
  #shown = new Map<string, Set<(value: Value) => void>>()
  #errors = new Map<string, Set<(error: BoxError | null) => void>>()
  #active = new Set<(ids: readonly string[]) => void>()

  show(nodeId: string, value: Value): void {
    this.#shown.get(nodeId)?.forEach((listener) => listener(value))
  }
  fail(nodeId: string, error: BoxError | null): void {
    this.#errors.get(nodeId)?.forEach((listener) => listener(error))
  }
  activate(...nodeIds: string[]): void {
    this.#active.forEach((listener) => listener(nodeIds))
  }

  files(): void {}
  key(event: KeyEvent): void {
    this.pressed.push(event)
  }
  play(nodeId: string, message: Message): void {
    this.played.push({ nodeId, message })
    if (typeof message === 'number') this.show(nodeId, message)
  }
  onShown(nodeId: string, listener: (value: Value) => void): () => void {
    return listen(this.#shown, nodeId, listener)
  }
  onError(nodeId: string, listener: (error: BoxError | null) => void): () => void {
    return listen(this.#errors, nodeId, listener)
  }
  onActive(listener: (nodeIds: readonly string[]) => void): () => void {
    this.#active.add(listener)
    return () => this.#active.delete(listener)
  }
  watch(nodeIds: readonly string[]): void {
    this.watched = nodeIds
  }
  complete(question: CompletionQuestion): Promise<string[]> {
    return Promise.resolve(question.ask === 'stores' ? this.stores : this.keys)
  }
  data(): Promise<DataReply> {
    return Promise.resolve(refusal(interrupted()))
  }
  onStored(): () => void {
    return () => {}
  }
  apply(): void {}
  onRole(): () => void {
    return () => {}
  }
  onLines(): () => void {
    return () => {}
  }
  onPersist(): () => void {
    return () => {}
  }
  takeOver(): Promise<void> {
    return Promise.resolve()
  }
  restart(): Promise<void> {
    return Promise.resolve()
  }
  close(): Promise<void> {
    return Promise.resolve()
  }
}

function listen<T>(map: Map<string, Set<T>>, id: string, listener: T): () => void {
  const set = map.get(id) ?? new Set()
  map.set(id, set.add(listener))
  return () => set.delete(listener)
}
