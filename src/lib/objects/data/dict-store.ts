// What a [dict] holds: one record, replaced whole by each change.
import { record, type MessageRecord } from '../../runtime/message.ts'

export class Dict {
  #content: MessageRecord = record({})
  readonly #changed = new Set<() => void>()

  get content(): MessageRecord {
    return this.#content
  }

  set content(content: MessageRecord) {
    if (content === this.#content) return
    this.#content = content
    for (const each of this.#changed) each()
  }

  /** Calls back after each change; gives the way to stop. */
  watch(changed: () => void): () => void {
    const own = (): void => changed()
    this.#changed.add(own)
    return () => void this.#changed.delete(own)
  }
}
