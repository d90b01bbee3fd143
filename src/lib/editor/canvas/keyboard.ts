// Keys pressed while the canvas has the focus: hints first, then the table; the space bar holds the view or plays.
import { commandFor } from '../keys/match.ts'
import { enterNumber, press } from './actions/play.ts'
import type { Canvas } from './canvas.svelte.ts'
import { commands } from './commands.ts'

/** Whether keys typed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
  )
}

/** A press of the space bar shorter than this, without moving the view, plays the control. */
const TAP = 350

export function keyboard(canvas: Canvas): {
  down(event: KeyboardEvent): void
  up(event: KeyboardEvent): void
  blur(): void
} {
  let spaceAt = 0
  let viewAt = canvas.viewport

  return {
    down(event) {
      if (event.defaultPrevented || isTextField(event.target) || event.isComposing) return
      if (canvas.hints && takeHint(canvas, event)) return event.preventDefault()
      if (event.key === ' ' && canvas.mode === 'edit' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault()
        if (!event.repeat) {
          spaceAt = event.timeStamp
          viewAt = canvas.viewport
          canvas.spaceHeld = true
        }
        return
      }
      if (
        canvas.mode === 'run' &&
        /^[0-9.]$/.test(event.key) &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey
      ) {
        if (enterNumber(canvas, event.key)) return event.preventDefault()
      }
      const command = commandFor(event, canvas.mode)
      if (!command) return
      if (commands[command.id]?.(canvas, event) !== false) event.preventDefault()
    },
    up(event) {
      if (event.key !== ' ' || !canvas.spaceHeld) return
      canvas.spaceHeld = false
      if (event.timeStamp - spaceAt < TAP && canvas.viewport === viewAt) press(canvas)
    },
    blur() {
      canvas.spaceHeld = false
    }
  }
}

/** True when the key was meant for the hints. Other keys put them away, but for bare modifiers. */
function takeHint(canvas: Canvas, event: KeyboardEvent): boolean {
  const hints = canvas.hints!
  if (event.key === 'Escape' || event.key === 'Backspace') {
    hints.cancel()
    return true
  }
  if (/^[a-z0-9]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    hints.take(event.key)
    return true
  }
  return false
}
