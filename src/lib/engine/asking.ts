// A watching tab's questions to the tab that runs the patch, and their answers. Who does not answer in time has nothing to offer.
import { nanoid } from 'nanoid'
import type { CompletionQuestion } from './protocol.ts'
import type { RelayMessage } from './relay.ts'

/** Milliseconds to wait for an answer. */
const PATIENCE = 1000

export class Asking {
  #say: (message: RelayMessage) => void
  #open = new Map<string, (names: string[]) => void>()

  constructor(say: (message: RelayMessage) => void) {
    this.#say = say
  }

  ask(question: CompletionQuestion): Promise<string[]> {
    return new Promise((resolve) => {
      const id = nanoid()
      const timer = setTimeout(() => this.answered(id, []), PATIENCE)
      this.#open.set(id, (names) => {
        clearTimeout(timer)
        resolve(names)
      })
      this.#say({ say: 'ask', id, question })
    })
  }

  answered(id: string, names: string[]): void {
    this.#open.get(id)?.(names)
    this.#open.delete(id)
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.answered(id, [])
  }
}
