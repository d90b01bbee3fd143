// Which stores commits have changed, told in a while: a patch that stores all the time costs those who look on no more than one
// that stores now and then.
import { NEWS, storeKey, type StoreRef } from './data-protocol.ts'

export class StoredNews {
  #changed = new Map<string, StoreRef>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #last = -Infinity
  #tell: (changed: StoreRef[]) => void

  constructor(tell: (changed: StoreRef[]) => void) {
    this.#tell = tell
  }

  add(changed: readonly StoreRef[]): void {
    for (const { kind, scope, collection } of changed) {
      const store = { kind, scope, collection }
      this.#changed.set(storeKey(store), store)
    }
    if (this.#timer || this.#changed.size === 0) return
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, this.#last + NEWS - performance.now()))
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#changed.clear()
  }

  #flush(): void {
    this.#timer = null
    this.#last = performance.now()
    const changed = [...this.#changed.values()]
    this.#changed.clear()
    this.#tell(changed)
  }
}
