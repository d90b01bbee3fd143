// Opening a patch safely: with Shift held, or by a link with `?safe`, nothing of it runs until the person says so.

/** Remembers over a reload that Shift was held. */
const MARK = 'loadbang-shift'
let shift = false

/**
 * Follows the Shift key from the first page on: by every event that tells it, since the key may go down or up in another window. Gives
 * the way to stop. `go`: to another page of the app.
 */
export function followShift(go: (to: URL) => void): () => void {
  shift = sessionStorage.getItem(MARK) !== null
  sessionStorage.removeItem(MARK)
  const ending = new AbortController()
  const options = { capture: true, passive: false, signal: ending.signal }
  const note = (event: Event): void => {
    if (event instanceof KeyboardEvent || event instanceof MouseEvent) shift = event.shiftKey
  }
  for (const name of ['keydown', 'keyup', 'pointerdown', 'pointermove', 'click', 'drop'] as const)
    addEventListener(name, note, options)
  addEventListener('blur', () => (shift = false), options)
  addEventListener('pagehide', () => shift && sessionStorage.setItem(MARK, ''), options)
  addEventListener('click', (event) => followLink(event, go), options)
  return () => ending.abort()
}

/** Whether the patch that is being opened is to be opened safely. */
export function openSafely(): boolean {
  return shift || new URLSearchParams(location.search).has('safe')
}

/** The present address without `?safe`, so that a reload runs the patch, too; null where that is how it is. */
export function addressToRun(): URL | null {
  const url = new URL(location.href)
  if (!url.searchParams.has('safe')) return null
  url.searchParams.delete('safe')
  return url
}

/** A browser would open a window of its own for a link that is clicked with Shift: for a patch it means this. */
function followLink(event: MouseEvent, go: (to: URL) => void): void {
  if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.button !== 0) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || !link.pathname.startsWith('/patch/') || link.origin !== location.origin) return
  event.preventDefault()
  const url = new URL(link.href)
  url.searchParams.set('safe', '')
  go(url)
}
