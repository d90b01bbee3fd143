// Lets a box blink, so that the eye finds it.
import type { Canvas } from '../canvas.svelte.ts'

export function flash(canvas: Canvas, id: string): void {
  const blink = (): void => {
    canvas.root?.querySelector(`[data-box="${CSS.escape(id)}"]`)?.animate(
      [
        { boxShadow: '0 0 0 0 var(--lb-flash)', offset: 0 },
        { boxShadow: '0 0 0 7px var(--lb-flash)', offset: 0.3 },
        { boxShadow: '0 0 0 0 transparent', offset: 1 }
      ],
      { duration: 900, easing: 'ease-out' }
    )
  }
  // A box that was out of view is drawn one frame after the view has come to it.
  requestAnimationFrame(() => requestAnimationFrame(blink))
}
