// The blink of a box that sends. A few glow at once: where hundreds send all the time nobody can tell which, and the page has better
// things to do.
const MOST = 8
/** Milliseconds after a letter was typed in which nothing begins to glow: eyes are on the text, which is to follow the keys. */
const TYPING = 500
const glowing = new Set<Animation>()

let typedAt = -Infinity
const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
// The page's frame is also made where there is no document, when it is built.
if (typeof document !== 'undefined')
  document.addEventListener(
    'keydown',
    ({ target, timeStamp }) => {
      if (isText(target)) typedAt = timeStamp
    },
    { capture: true, passive: true }
  )

/** Gives the way to let a box blink, which has a `::after` that shows its glow; and the way to end it. */
export function blinker(element: HTMLElement): { blink: () => void; end: () => void } {
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  let glow: Animation | null = null
  return {
    blink() {
      if (still.matches || performance.now() - typedAt < TYPING) return
      if (glow && glowing.has(glow)) return void (glow.currentTime = 0)
      if (glowing.size >= MOST) return
      // Of a part that holds nothing, so that nothing else is styled anew; and no layer is made for it (as for opacity), which among
      // hundreds of boxes costs more than the painting.
      const made = element.animate({ '--glow': [1, 0] } as unknown as PropertyIndexedKeyframes, {
        duration: 240,
        pseudoElement: '::after'
      })
      glow = made
      glowing.add(made)
      made.onfinish = made.oncancel = () => void glowing.delete(made)
    },
    end: () => glow?.cancel()
  }
}
