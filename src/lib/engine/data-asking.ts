// A watching tab's questions about stored data to the tab that runs the patch, and their answers.
import { nanoid } from 'nanoid'
import { interrupted, refusal, unanswered } from './data-errors.ts'
import type { DataReply, DataRequest } from './data-protocol.ts'
import type { RelayMessage } from './relay.ts'

/** Milliseconds to wait for an answer; writing much takes its time. */
const PATIENCE = 10_000
const LONG_PATIENCE = 120_000

export class DataAsking {
  #say: (message: RelayMessage) => void
  #open = new Map<string, (reply: DataReply) => void>()

  constructor(say: (message: RelayMessage) => void) {
    this.#say = say
  }

  ask(request: DataRequest): Promise<DataReply> {
    return new Promise((resolve) => {
      const id = nanoid()
      const isLong = request.ask === 'commit' || request.ask === 'edit'
      const timer = setTimeout(
        () => this.answered(id, refusal(unanswered())),
        isLong ? LONG_PATIENCE : PATIENCE
      )
      this.#open.set(id, (reply) => {
        clearTimeout(timer)
        resolve(reply)
      })
      this.#say({ say: 'data', id, request })
    })
  }

  answered(id: string, reply: DataReply): void {
    this.#open.get(id)?.(reply)
    this.#open.delete(id)
  }

  /** Whoever was asked runs the patch no more. */
  interrupt(): void {
    for (const id of [...this.#open.keys()]) this.answered(id, refusal(interrupted()))
  }
}
