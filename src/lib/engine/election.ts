// One engine per patch and browser profile, elected by a Web Lock: the tab that holds the lock runs the patch, the others wait
// in the lock's queue, so that the next one takes over when it goes, however it goes.

export interface Election {
  /** Give the lock up and stand in the queue again. */
  release(): void
  /** Take the lock from a tab that does not answer. */
  steal(): void
  close(): void
}

/** `elected` is called when this tab holds the lock, `deposed` when another has taken it. */
export function standForElection(patchId: string, elected: () => void, deposed: () => void): Election {
  const name = `loadbang-engine-${patchId}`
  let letGo: (() => void) | null = null
  let waiting: AbortController | null = null
  let closed = false

  const hold = (): Promise<void> => {
    waiting = null
    if (closed) return Promise.resolve()
    const held = new Promise<void>((resolve) => (letGo = resolve))
    elected()
    return held
  }
  const queue = (): void => {
    if (closed) return
    waiting = new AbortController()
    navigator.locks.request(name, { signal: waiting.signal }, hold).catch(lost)
  }
  const lost = (error: unknown): void => {
    const aborted = error instanceof DOMException && error.name === 'AbortError'
    // AbortError: this tab left the queue itself, or another stole the lock it held.
    if (aborted && letGo !== null) {
      letGo = null
      deposed()
      queue()
    } else if (!aborted && !closed) elected()
  }
  queue()
  return {
    release() {
      letGo?.()
      letGo = null
      queue()
    },
    steal() {
      waiting?.abort()
      navigator.locks.request(name, { steal: true }, hold).catch(lost)
    },
    close() {
      closed = true
      waiting?.abort()
      letGo?.()
      letGo = null
    }
  }
}
