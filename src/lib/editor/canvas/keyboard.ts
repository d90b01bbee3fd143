// Keys for the canvas: pressed while it has the focus, or nothing else wants them. Hints first, then the table; the space bar
// holds the view or plays.
import { commandFor } from '../keys/match.ts'
import { enterNumber, press } from './actions/play.ts'
import type { Canvas } from './canvas.svelte.ts'
import { commands } from './commands.ts'
import { triedKey } from './only-looking.ts'

/** Whether keys typed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
  )
}

/** With these a button or a link that has the focus is used or left. */
const OTHERS = /^(Enter| |Tab|Escape|Arrow.*)$/

/** Whether a dialog or a menu is open. */
export const isAsked = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], dialog[open]') !== null

/**
 * Whether a key is for the canvas: it has the focus; or nothing has; or a button of the bars around it has, which were only
 * pressed in passing. Never while a dialog or a menu is open.
 */
function isOurs(canvas: Canvas, event: KeyboardEvent): boolean {
  const target = event.target as Element
  if (canvas.root?.contains(target)) return true
  if (isAsked()) return false
  if (target === document.body) return true
  return target.closest('button, a') !== null && !OTHERS.test(event.key)
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
      if (event.defaultPrevented || isTextField(event.target) || event.isComposing || !isOurs(canvas, event))
        return
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
      if (!command) return triedKey(canvas, event)
      if (!canvas.root?.contains(event.target as Element)) canvas.focus()
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
