// Whether the network is there, where the browser says that it went: a socket may take half a minute to find that out by itself. A hub on
// this very computer is there without any network, so it is asked.

export interface NetworkOptions {
  /** Of the hub. */
  url: string
  gone(): void
  back(): void
}

/** Milliseconds between questions while it is gone, and for an answer. */
const AGAIN = 5_000
const PATIENCE = 4_000

/** Gives the way to stop. */
export function watchNetwork({ url, gone, back }: NetworkOptions): () => void {
  if (typeof window === 'undefined') return () => {}
  const health = new URL('/health', url.replace(/^ws/, 'http'))
  let away = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const reached = () =>
    fetch(health, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).then(
      () => true,
      () => false
    )
  function cameBack(): void {
    clearTimeout(timer)
    if (!away || stopped) return
    away = false
    back()
  }
  async function ask(): Promise<void> {
    clearTimeout(timer)
    const there = await reached()
    if (stopped) return
    if (there) return cameBack()
    if (!away) gone()
    away = true
    timer = setTimeout(() => void ask(), AGAIN)
  }
  const onOffline = () => void ask()
  window.addEventListener('offline', onOffline)
  window.addEventListener('online', cameBack)
  return () => {
    stopped = true
    clearTimeout(timer)
    window.removeEventListener('offline', onOffline)
    window.removeEventListener('online', cameBack)
  }
}
