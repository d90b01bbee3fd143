// What a running patch shows, coalesced: the newest value per box, the errors that stand, console lines up to a cap. A frame is
// built only when the last was taken, so that a patch that shouts costs the page no more than a patch that speaks. A value that
// cannot travel becomes an error of its box, and a batch that was not taken is sent again: neither costs the others anything.
import type { Console, ConsoleLine, Surface } from '../runtime/ports.ts'
import type { Value } from '../runtime/message.ts'
import { asLoadbangError } from '../runtime/errors.ts'
import { toWire, type Wire } from '../runtime/codec/wire.ts'
import { LineBuffer } from './line-buffer.ts'
import { FRAME, type BoxError, type FrameBatch } from './protocol.ts'

/** Milliseconds until a batch that was not taken is sent again. */
const RETRY = 250

export class FrameCollector implements Surface, Console {
  #values = new Map<string, Value | (() => Value)>()
  #errors = new Map<string, BoxError>()
  #changed = new Set<string>()
  #changedErrors = new Set<string>()
  #lines = new LineBuffer()
  #visible = new Set<string>()
  /** Errors put here, not by the machine: of boxes whose value cannot travel. They go with that value. */
  #unsendable = new Map<string, BoxError>()
  #send: (batch: FrameBatch) => Promise<void>
  #active: (nodeIds: Iterable<string>) => string[]
  #timer: ReturnType<typeof setTimeout> | null = null
  #onItsWay: Promise<void> | null = null

  /** `active` tells which of the boxes in view sent something since it was last asked. */
  constructor(send: (batch: FrameBatch) => Promise<void>, active: (nodeIds: Iterable<string>) => string[]) {
    this.#send = send
    this.#active = active
  }

  show(nodeId: string, value: Value | (() => Value)): void {
    if (value === undefined) {
      this.#sendable(nodeId)
      // Nothing to take back: most boxes show nothing at all.
      if (!this.#values.delete(nodeId)) return
    } else this.#values.set(nodeId, value)
    this.#changed.add(nodeId)
    if (this.#visible.has(nodeId)) this.#ask()
  }

  error(nodeId: string, error: BoxError | null): void {
    if (error === null) this.#errors.delete(nodeId)
    else this.#errors.set(nodeId, error)
    this.#changedErrors.add(nodeId)
    this.#ask()
  }

  write(line: ConsoleLine): void {
    this.#lines.add(line)
    this.#ask()
  }

  /** Boxes in view; what came into view is shown as it is now. */
  watch(nodeIds: readonly string[]): void {
    const before = this.#visible
    this.#visible = new Set(nodeIds)
    for (const id of nodeIds) if (!before.has(id) && this.#values.has(id)) this.#changed.add(id)
    this.#ask()
  }

  /** The box has gone, and the page knows it: of what it showed nothing is sent any more. */
  forget(nodeId: string): void {
    this.#values.delete(nodeId)
    this.#changed.delete(nodeId)
    this.#unsendable.delete(nodeId)
    if (this.#errors.has(nodeId)) this.error(nodeId, null)
  }

  /** Something happened that may have made boxes active. */
  nudge(): void {
    this.#ask()
  }

  /** Sends everything as it stands once more, for a tab that has just joined. */
  refresh(): void {
    for (const id of this.#visible) if (this.#values.has(id)) this.#changed.add(id)
    for (const id of this.#errors.keys()) this.#changedErrors.add(id)
    this.#ask()
  }

  /** Sends what waits, now; fulfils when it was taken, or could not be. */
  async flush(): Promise<void> {
    await this.#onItsWay
    await this.#deliver()
  }

  #ask(after = FRAME): void {
    if (this.#timer !== null || this.#onItsWay) return
    this.#timer = setTimeout(() => void this.#deliver(), after)
  }

  async #deliver(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const batch = this.#batch()
    if (!batch) return
    let again = FRAME
    this.#onItsWay = this.#hand(batch).catch(() => {
      again = RETRY
      this.#putBack(batch)
    })
    await this.#onItsWay
    this.#onItsWay = null
    if (!this.#lines.empty || this.#changedErrors.size > 0 || this.#someChanged()) this.#ask(again)
  }

  /** A batch that cannot even be posted is one that was not taken. */
  async #hand(batch: FrameBatch): Promise<void> {
    await this.#send(batch)
  }

  #someChanged(): boolean {
    for (const id of this.#visible) if (this.#changed.has(id)) return true
    return false
  }

  #batch(): FrameBatch | null {
    const shown: [string, Wire][] = []
    for (const id of this.#visible) {
      if (!this.#changed.delete(id)) continue
      try {
        const value = this.#values.get(id)
        shown.push([id, toWire(typeof value === 'function' ? value() : value)])
        this.#sendable(id)
      } catch (thrown) {
        this.#refuse(id, thrown)
      }
    }
    const errors = [...this.#changedErrors].map((id): [string, BoxError | null] => [
      id,
      this.#errors.get(id) ?? null
    ])
    this.#changedErrors.clear()
    const batch = { shown, errors, ...this.#lines.take(), active: this.#active(this.#visible) }
    return shown.length + errors.length + batch.lines.length + batch.active.length > 0 ? batch : null
  }

  /** What was not taken is sent again, the newest value of each box; activity was a flash, and is over. */
  #putBack(batch: FrameBatch): void {
    for (const [id, wire] of batch.shown) {
      this.#changed.add(id)
      try {
        // Some things look whole and do not clone (a picture that was closed): that box keeps its value to itself.
        structuredClone(wire)
      } catch (thrown) {
        this.#refuse(id, thrown)
      }
    }
    for (const [id] of batch.errors) this.#changedErrors.add(id)
    this.#lines.putBack(batch)
  }

  #refuse(nodeId: string, thrown: unknown): void {
    this.#values.delete(nodeId)
    this.#changed.delete(nodeId)
    const { code, message, advice } = asLoadbangError(thrown, 'value-clone')
    const error = { code, message: `This box cannot show its value: ${message}`, advice }
    this.#unsendable.set(nodeId, error)
    this.#errors.set(nodeId, error)
    this.#changedErrors.add(nodeId)
    this.#lines.add({ level: 'error', code, nodeId, text: error.message, advice })
  }

  #sendable(nodeId: string): void {
    const error = this.#unsendable.get(nodeId)
    if (!error) return
    this.#unsendable.delete(nodeId)
    // The machine may have put another one in its place meanwhile.
    if (this.#errors.get(nodeId) !== error) return
    this.error(nodeId, null)
  }
}
