// Dragging on a control (number, slider): the press, each move, and the release, with the pointer captured so that the drag
// may leave the box.
import type { Attachment } from 'svelte/attachments'
import { Command } from '../../runtime/message.ts'
import type { BoxHost } from './host.ts'

/** What a control is told when the hand lets go: what it has done is then saved, once. */
export const RELEASE = new Command('release')

export interface ControlDrag {
  start(event: PointerEvent): void
  move(event: PointerEvent): void
  /** `moved`: further than a click's tremble. */
  end?(moved: boolean): void
}

const TREMBLE = 3

export function playsOnDrag(host: BoxHost, drag: ControlDrag): Attachment<HTMLElement> {
  return (element) => {
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || !host.plays(event)) return
      event.stopPropagation()
      event.preventDefault()
      element.setPointerCapture(event.pointerId)
      let moved = false
      const move = (next: PointerEvent): void => {
        moved ||= Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) >= TREMBLE
        if (moved) drag.move(next)
      }
      const up = (): void => {
        element.removeEventListener('pointermove', move)
        element.removeEventListener('pointerup', up)
        element.removeEventListener('pointercancel', up)
        drag.end?.(moved)
      }
      element.addEventListener('pointermove', move)
      element.addEventListener('pointerup', up)
      element.addEventListener('pointercancel', up)
      drag.start(event)
    }
    element.addEventListener('pointerdown', down)
    return () => element.removeEventListener('pointerdown', down)
  }
}
