// What a cell listens to by name: told to the engine with the first listener of a name, and ended with the last.
import type { Message } from '../../runtime/message.ts'
import { cellErrors } from '../errors.ts'
import { limits, type FromCell } from '../protocol.ts'

type Hear = (message: Message) => unknown

export class Listeners {
  #post: (message: FromCell) => void
  #call: (fn: () => unknown) => void
  #byName = new Map<string, Hear[]>()

  /** `call` runs what the person wrote, and reports what it throws. */
  constructor(post: (message: FromCell) => void, call: (fn: () => unknown) => void) {
    this.#post = post
    this.#call = call
  }

  /** Gives the way to end it. */
  add(name: string, hear: Hear): () => void {
    const others = this.#byName.get(name)
    if (!others) {
      if (this.#byName.size >= limits.names)
        throw cellErrors.flood(`more than ${limits.names} names were listened to`)
      this.#post({ type: 'listen', name })
    }
    // A list of its own each time: one that is being gone through stays as it is.
    this.#byName.set(name, [...(others ?? []), hear])
    let ended = false
    return () => {
      if (ended) return
      ended = true
      const left = this.#byName.get(name)!.toSpliced(this.#byName.get(name)!.indexOf(hear), 1)
      if (left.length > 0) return void this.#byName.set(name, left)
      this.#byName.delete(name)
      this.#post({ type: 'unlisten', name })
    }
  }

  hear(name: string, message: Message): void {
    for (const hear of this.#byName.get(name) ?? []) this.#call(() => hear(message))
  }
}
