// One engine per patch and browser profile, elected by a Web Lock: the tab that holds the lock runs the patch, the others wait
// in the lock's queue, so that the next one takes over when it goes, however it goes.

/** The lock that every tab with the patch open holds or waits for. */
export const engineLock = (patchId: string): string => `loadbang-engine-${patchId}`

export interface Election {
  /** Take the lock from whoever holds it, past all who wait. */
  steal(): void
  close(): void
}

/**
 * `elected` is called when this tab holds the lock, `deposed` when another has taken it (this one then waits in the queue again).
 * Neither may throw, neither is called before this returns. Where there are no locks (an insecure address), every tab is elected.
 */
export function standForElection(patchId: string, elected: () => void, deposed: () => void): Election {
  const name = engineLock(patchId)
  const locks = (navigator as { locks?: LockManager }).locks
  let letGo: (() => void) | null = null
  let waiting: AbortController | null = null
  let closed = false

  const request = (options: LockOptions): void => {
    let mine = false
    const hold = (): Promise<void> | void => {
      waiting = null
      if (closed) return
      mine = true
      const held = new Promise<void>((resolve) => (letGo = resolve))
      elected()
      return held
    }
    Promise.resolve(locks ? locks.request(name, options, hold) : hold()).catch((error: unknown) => {
      if (closed) return
      if (mine) {
        // The promise of a lock that was held breaks when another steals it.
        letGo = null
        deposed()
        queue()
      } else if (!(error instanceof DOMException && error.name === 'AbortError')) elected()
    })
  }
  const queue = (): void => {
    waiting = new AbortController()
    request({ signal: waiting.signal })
  }
  queueMicrotask(() => {
    if (!closed) queue()
  })
  return {
    steal() {
      if (closed || letGo) return
      waiting?.abort()
      request({ steal: true })
    },
    close() {
      closed = true
      waiting?.abort()
      letGo?.()
      letGo = null
    }
  }
}
