// The blink of a box that sends. Each that glows is a layer of its own for the browser, so a few glow at once: where hundreds send all the
// time nobody can tell which, and the page has better things to do.
const MOST = 12
const glowing = new Set<Animation>()

/** Gives the way to let a box blink, which has a `::after` that shows its glow; and the way to end it. */
export function blinker(element: HTMLElement): { blink: () => void; end: () => void } {
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  let glow: Animation | null = null
  return {
    blink() {
      if (still.matches) return
      if (glow && glowing.has(glow)) return void (glow.currentTime = 0)
      if (glowing.size >= MOST) return
      // Opacity alone: nothing is laid out or painted for it.
      const made = element.animate({ opacity: [1, 0] }, { duration: 240, pseudoElement: '::after' })
      glow = made
      glowing.add(made)
      made.onfinish = made.oncancel = () => void glowing.delete(made)
    },
    end: () => glow?.cancel()
  }
}
