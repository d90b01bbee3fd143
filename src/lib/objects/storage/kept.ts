// One value that a patch remembers, shared by all its [keep]s of that name: changed at once for all of them, and written behind. It
// lies at a key of the named store `keep`, where [kv keep], cells and other tabs may change it too.
import type { Value } from '../../runtime/message.ts'
import type { KvStore, Storage } from '../../runtime/ports.ts'

export const KEEP = 'keep'

export class Kept {
  /** undefined: nothing is kept, or it is not yet known what. */
  value: Value
  /** Resolves when it is known. */
  readonly ready: Promise<void>
  #store: KvStore
  #key: string
  #stop: () => void
  /** The value is not the disk's: it is to be written, or being written. */
  #unsaved = false
  #saving: Promise<void> | null = null
  /** Somebody changed the key while it was being written: perhaps it was us. */
  #doubtful = false

  constructor(store: KvStore, key: string) {
    this.#store = store
    this.#key = key
    this.#stop = store.watch((changes) => {
      const last = changes.findLast((change) => change.key === key)
      if (this.#saving) this.#doubtful = true
      else if (last) this.value = last.found ? last.value : undefined
    }, key)
    this.ready = this.#read()
  }

  /** The promise resolves when this value, or a newer one, is on the disk; values that come meanwhile share one promise. */
  set(value: Value): Promise<void> {
    this.value = value
    this.#unsaved = true
    this.#saving ??= this.#save()
    return this.#saving
  }

  end(): void {
    this.#stop()
  }

  async #read(): Promise<void> {
    const { value } = await this.#store.get(this.#key)
    // What was set while it was read is newer.
    if (!this.#unsaved && !this.#saving) this.value = value
  }

  async #save(): Promise<void> {
    let failure: unknown
    let failed = false
    while (this.#unsaved) {
      this.#unsaved = failed = false
      await this.#store.set(this.#key, this.value).catch((thrown: unknown) => {
        failed = true
        failure = thrown
      })
    }
    this.#saving = null
    if (failed) throw failure
    if (!this.#doubtful) return
    this.#doubtful = false
    await this.#read()
  }
}

const patches = new WeakMap<Storage, Map<string, { kept: Kept; boxes: number }>>()

/** The value of that name in the patch whose storage this is; to be given back by `letGo`. */
export function keptValue(storage: Storage, key: string): { kept: Kept; letGo(): void } {
  const names = patches.get(storage) ?? new Map<string, { kept: Kept; boxes: number }>()
  patches.set(storage, names)
  const shared = names.get(key) ?? { kept: new Kept(storage.kv(['name', KEEP]), key), boxes: 0 }
  names.set(key, shared)
  shared.boxes++
  return {
    kept: shared.kept,
    letGo() {
      if (--shared.boxes > 0) return
      names.delete(key)
      shared.kept.end()
    }
  }
}
