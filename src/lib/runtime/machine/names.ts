// Receivers by name. Newest first, as Pd delivers (rule 20: what "newest" means follows from the order in which boxes are made).
import type { Message } from '../message.ts'
import type { Names } from '../define.ts'

type Receive = (message: Message) => void

export class NameTable implements Names {
  #byName = new Map<string, readonly Receive[]>()

  bind(name: string, receive: Receive): () => void {
    this.#byName.set(name, [receive, ...(this.#byName.get(name) ?? [])])
    return () => {
      const left = (this.#byName.get(name) ?? []).filter((other) => other !== receive)
      if (left.length > 0) this.#byName.set(name, left)
      else this.#byName.delete(name)
    }
  }

  send(name: string, message: Message): boolean {
    // The list is replaced, never changed, so a receiver may unbind while it is walked.
    const receivers = this.#byName.get(name)
    if (!receivers) return false
    for (const receive of receivers) receive(message)
    return true
  }
}
