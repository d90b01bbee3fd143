// What a running patch writes back into its document: the first value at once (a tab may be closed in the next moment), then the
// newest per box and field, at most each 250 ms, and no value beyond a cap, so that a patch cannot swamp its document (rack
// servers died of that).
import { LoadbangError } from '../runtime/errors.ts'
import type { Value } from '../runtime/message.ts'
import type { Persist } from '../runtime/ports.ts'
import { toStorable } from '../patch/storable.ts'

/** Milliseconds between two writes. */
const EVERY = 250
/** Size of a value: characters of its JSON, or bytes. */
const CAP = 64 * 1024

/** Takes a plain value; may answer later that it could not. */
export type WriteBack = (nodeId: string, field: string, value: unknown) => void

export class ThrottledPersist implements Persist {
  /** By box, then by field. */
  #pending = new Map<string, Map<string, unknown>>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #write: WriteBack

  constructor(write: WriteBack) {
    this.#write = write
  }

  /** Throws `patch-value` for what a document cannot hold, `persist-too-large` for what is too large for it. */
  data(nodeId: string, field: string, value: Value): void {
    const plain = toStorable(value)
    if (sizeOf(plain) > CAP) {
      throw new LoadbangError(
        'persist-too-large',
        `What this box wants to save with the patch is larger than ${CAP / 1024} KB.`,
        'Keep it in a [kv] instead.'
      )
    }
    if (this.#timer === null) {
      this.#write(nodeId, field, plain)
      this.#wait()
      return
    }
    const fields = this.#pending.get(nodeId)
    if (fields) fields.set(field, plain)
    else this.#pending.set(nodeId, new Map([[field, plain]]))
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const pending = this.#pending
    this.#pending = new Map()
    for (const [nodeId, fields] of pending) {
      for (const [field, value] of fields) this.#write(nodeId, field, value)
    }
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      const more = this.#pending.size > 0
      this.flush()
      if (more) this.#wait()
    }, EVERY)
  }
}

/** Bytes have no JSON; the rest of a list or record that holds some is measured with them. */
function sizeOf(plain: unknown): number {
  let bytes = 0
  const json = JSON.stringify(plain, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    bytes += value.byteLength
    return 0
  })
  return bytes + (json?.length ?? 0)
}
