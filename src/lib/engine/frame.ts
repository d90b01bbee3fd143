// What a running patch shows, coalesced: the newest value per box, the errors that stand, console lines up to a cap. A frame is
// built only when the last was taken, so that a patch that shouts costs the page no more than a patch that speaks.
import type { Console, ConsoleLine, Surface } from '../runtime/ports.ts'
import type { Value } from '../runtime/message.ts'
import { toWire } from '../runtime/codec/wire.ts'
import { FRAME, type BoxError, type FrameBatch } from './protocol.ts'

/** Console lines kept for one frame; the rest is counted. */
const LINES = 200

export class FrameCollector implements Surface, Console {
  #values = new Map<string, Value>()
  #errors = new Map<string, BoxError | null>()
  #changed = new Set<string>()
  #changedErrors = new Set<string>()
  #lines: ConsoleLine[] = []
  #dropped = 0
  #visible = new Set<string>()
  #send: (batch: FrameBatch) => Promise<void>
  #active: (nodeIds: Iterable<string>) => string[]
  #timer: ReturnType<typeof setTimeout> | null = null
  #onItsWay = false

  /** `active` tells which of the boxes in view sent something since it was last asked. */
  constructor(send: (batch: FrameBatch) => Promise<void>, active: (nodeIds: Iterable<string>) => string[]) {
    this.#send = send
    this.#active = active
  }

  show(nodeId: string, value: Value): void {
    this.#values.set(nodeId, value)
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
    if (this.#lines.length < LINES) this.#lines.push(line)
    else this.#dropped++
    this.#ask()
  }

  /** Boxes in view; what came into view is shown as it is now. */
  watch(nodeIds: readonly string[]): void {
    const before = this.#visible
    this.#visible = new Set(nodeIds)
    for (const id of nodeIds) if (!before.has(id) && this.#values.has(id)) this.#changed.add(id)
    this.#ask()
  }

  forget(nodeId: string): void {
    this.#values.delete(nodeId)
    this.#errors.delete(nodeId)
    this.#changed.delete(nodeId)
  }

  /** Something happened that may have made boxes active. */
  nudge(): void {
    this.#ask()
  }

  /** Everything as it stands, for a tab that has just joined. */
  snapshot(): FrameBatch {
    return {
      shown: [...this.#values].map(([id, value]) => [id, toWire(value)]),
      errors: [...this.#errors],
      lines: [],
      dropped: 0,
      active: []
    }
  }

  #ask(): void {
    if (this.#timer !== null || this.#onItsWay) return
    this.#timer = setTimeout(() => void this.#flush(), FRAME)
  }

  async #flush(): Promise<void> {
    this.#timer = null
    const batch = this.#batch()
    if (!batch) return
    this.#onItsWay = true
    try {
      await this.#send(batch)
    } finally {
      this.#onItsWay = false
      if (this.#lines.length > 0 || this.#changedErrors.size > 0 || this.#someChanged()) this.#ask()
    }
  }

  #someChanged(): boolean {
    for (const id of this.#changed) if (this.#visible.has(id)) return true
    return false
  }

  #batch(): FrameBatch | null {
    const shown: [string, unknown][] = []
    for (const id of this.#changed) {
      if (!this.#visible.has(id)) continue
      shown.push([id, toWire(this.#values.get(id))])
      this.#changed.delete(id)
    }
    const errors = [...this.#changedErrors].map((id): [string, BoxError | null] => [
      id,
      this.#errors.get(id) ?? null
    ])
    const batch = {
      shown,
      errors,
      lines: this.#lines,
      dropped: this.#dropped,
      active: this.#active(this.#visible)
    }
    this.#changedErrors.clear()
    this.#lines = []
    this.#dropped = 0
    return shown.length + errors.length + batch.lines.length + batch.active.length > 0 ? batch : null
  }
}
