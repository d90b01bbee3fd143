// Pressing a control with the pointer: what the faces that are pressed (message, button, toggle) have in common. A press that
// is not meant for the control (edit mode, no Ctrl) goes on to the canvas, which moves the box.
import type { Attachment } from 'svelte/attachments'
import type { BoxHost } from './host.ts'

interface Press {
  press(): void
  /** Told when the control goes down and up, for its look. */
  held?(down: boolean): void
}

export function playsOnPress(host: BoxHost, { press, held }: Press): Attachment<HTMLElement> {
  return (element) => {
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || !host.plays(event)) return
      event.stopPropagation()
      event.preventDefault()
      held?.(true)
      const up = (): void => {
        held?.(false)
        window.removeEventListener('pointerup', up)
        window.removeEventListener('pointercancel', up)
      }
      window.addEventListener('pointerup', up)
      window.addEventListener('pointercancel', up)
      press()
    }
    element.addEventListener('pointerdown', down)
    return () => element.removeEventListener('pointerdown', down)
  }
}
