// A commit that has begun and takes in more calls of kv stores, in the order in which they are done, until it refuses one.
import type { Asked } from './call.ts'
import type { Join } from './disk.ts'

export class OpenCommit {
  readonly #done: Asked[]
  readonly #join: Join
  #over = false

  /** `done`: what it brings to the disk. Whoever joins is added. */
  constructor(done: Asked[], join: Join) {
    this.#done = done
    this.#join = join
  }

  /** Takes a call; false: it must go into the next commit, and so must all behind it. */
  take(asked: Asked): boolean {
    if (this.#over || asked.manner.kinds.includes('db')) return false
    let first = true
    for (const deed of asked.deeds) {
      if (deed.to !== 'kv') continue
      // It cannot end in the midst of a call, but fail: then this call fails with it.
      if (!this.#join(deed) && first) {
        this.#over = true
        return false
      }
      first = false
    }
    this.#done.push(asked)
    return true
  }
}
