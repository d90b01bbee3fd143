// What a running patch writes back into its document: the newest value per box and field, at most each 250 ms, and no value
// beyond a cap, so that a patch cannot swamp its document (rack servers died of that).
import { LoadbangError } from '../runtime/errors.ts'
import type { Value } from '../runtime/message.ts'
import type { Persist } from '../runtime/ports.ts'
import { toWire } from '../runtime/codec/wire.ts'

const EVERY = 250
/** Characters of a value's JSON. */
const CAP = 64 * 1024

export class ThrottledPersist implements Persist {
  #pending = new Map<string, [string, string, Value]>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #write: (nodeId: string, field: string, value: unknown) => void
  #refuse: (nodeId: string, error: LoadbangError) => void

  constructor(
    write: (nodeId: string, field: string, value: unknown) => void,
    refuse: (nodeId: string, error: LoadbangError) => void
  ) {
    this.#write = write
    this.#refuse = refuse
  }

  data(nodeId: string, field: string, value: Value): void {
    if ((JSON.stringify(value)?.length ?? 0) > CAP) {
      this.#refuse(
        nodeId,
        new LoadbangError(
          'persist-too-large',
          `What this box wants to save with the patch is larger than ${CAP / 1024} KB.`,
          'Keep it in a [kv] instead.'
        )
      )
      return
    }
    this.#pending.set(`${nodeId} ${field}`, [nodeId, field, value])
    this.#timer ??= setTimeout(() => this.flush(), EVERY)
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    for (const [nodeId, field, value] of this.#pending.values()) this.#write(nodeId, field, toWire(value))
    this.#pending.clear()
  }
}
