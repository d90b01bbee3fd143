// Long work in short pieces: whoever counts its steps here leaves the thread to everybody else every few milliseconds, and stops where
// it was told to.

/** Milliseconds without a pause. */
const SLICE = 6

export class Turns {
  readonly #signal: AbortSignal | undefined
  #since = performance.now()

  constructor(signal?: AbortSignal) {
    this.#signal = signal
  }

  /** Whether it is time to `pause`. */
  get over(): boolean {
    return performance.now() - this.#since > SLICE
  }

  /** Others' turn. Rejects once the signal is aborted. */
  async pause(): Promise<void> {
    await othersTurn()
    this.#signal?.throwIfAborted()
    this.#since = performance.now()
  }
}

// A message, not a timer: of those each after the fifth would wait four milliseconds more.
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
