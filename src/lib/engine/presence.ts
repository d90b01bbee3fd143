// Whether a tab is still there. Each tab holds a Web Lock of its own for as long as it lives; who wants to know when it goes asks for
// that lock: the browser grants it at that moment, however the tab went. No heartbeat could: timers of hidden tabs hardly run.

const lockOf = (tab: string): string => `loadbang-tab-${tab}`
const manager = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks

export interface Presence {
  /** Fulfils when others can rely on it. */
  ready: Promise<void>
  leave(): void
}

export function bePresent(tab: string): Presence {
  const locks = manager()
  let leave = (): void => {}
  const left = new Promise<void>((resolve) => (leave = resolve))
  const ready = new Promise<void>((resolve) => {
    if (!locks) return resolve()
    locks
      .request(lockOf(tab), () => {
        resolve()
        return left
      })
      // No locks to be had: then nobody is told when this tab goes.
      .catch(() => resolve())
  })
  return { ready, leave }
}

/** Calls `gone` once, when that tab has gone; gives the way to stop waiting. The tab must have said that it is there. */
export function whenGone(tab: string, gone: () => void): () => void {
  const stop = new AbortController()
  manager()
    ?.request(lockOf(tab), { signal: stop.signal }, () => {
      if (!stop.signal.aborted) gone()
    })
    .catch(() => {})
  return () => stop.abort()
}
