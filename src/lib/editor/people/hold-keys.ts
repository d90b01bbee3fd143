// Keys that were meant for a text that has just been taken away: the rest of a word must not reach the canvas, where each letter makes or deletes
// something.

/** Milliseconds without a key after which keys count again. */
const PAUSE = 1000

/** Lets no key through while they follow one another; Escape, Tab or a press of the pointer ends it. */
export function holdKeys(): void {
  const held = new AbortController()
  const end = (): void => held.abort()
  let timer = setTimeout(end, PAUSE)
  const hold = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') return end()
    event.preventDefault()
    event.stopImmediatePropagation()
    clearTimeout(timer)
    timer = setTimeout(end, PAUSE)
  }
  window.addEventListener('keydown', hold, { capture: true, signal: held.signal })
  window.addEventListener('pointerdown', end, { capture: true, signal: held.signal })
}
