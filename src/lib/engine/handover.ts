// One tab takes the running of a patch over from another, without two engines ever running: it asks, the other stops its engine
// and says so, and only then the lock is taken. Who does not even answer (a frozen tab) is not waited for.
import type { RelayMessage } from './relay.ts'

/** Milliseconds to wait for any answer, and then for the engine to have stored what it had to store. */
const PATIENCE = 1000
const STOPPING = 12_000
/** Milliseconds after which a tab that has let go, and from which nobody took the lock, runs the patch again. */
export const NOBODY_CAME = 3000

/** A request to the running tab to let go: `done` fulfils when it has, or when it has not answered in time. */
export class Handover {
  readonly done: Promise<void>
  #tab: string
  #resolve: () => void = () => {}
  #timer: ReturnType<typeof setTimeout>

  constructor(tab: string, say: (message: RelayMessage) => void) {
    this.#tab = tab
    this.done = new Promise((resolve) => (this.#resolve = resolve))
    this.#timer = setTimeout(this.#resolve, PATIENCE)
    say({ say: 'release', tab })
  }

  /** The running tab has answered, to this tab or to another that asked. */
  hear(message: { say: 'releasing' | 'released'; tab: string }): void {
    if (message.tab !== this.#tab) return
    clearTimeout(this.#timer)
    if (message.say === 'released') this.#resolve()
    else this.#timer = setTimeout(this.#resolve, STOPPING)
  }
}
