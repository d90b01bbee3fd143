// Dragging a knob: along its slider, or up and down where it has no range. Shift makes the way of the pointer count less.
import type { Attachment } from 'svelte/attachments'
import { rangeOf, type NumberKnob } from '../../objects/code/knob-value.ts'
import { knobAt, knobStep, onStep } from './knob-steps.ts'
import { along } from './slider-place.ts'

export interface KnobHand {
  knob(): NumberKnob
  value(): number
  go(value: number): void
  /** The hand lets go. `moved`: further than a click's tremble. */
  end(moved: boolean): void
}

const TREMBLE = 3

export function dragsKnob(hand: KnobHand): Attachment<HTMLElement> {
  return (element) => {
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return
      event.preventDefault()
      element.focus({ preventScroll: true })
      element.setPointerCapture(event.pointerId)
      const drag = dragFrom(hand, element.getBoundingClientRect(), event)
      let moved = false
      const move = (next: PointerEvent): void => {
        moved ||= Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) >= TREMBLE
        if (moved) drag(next)
      }
      const up = (): void => {
        element.removeEventListener('pointermove', move)
        element.removeEventListener('pointerup', up)
        element.removeEventListener('pointercancel', up)
        hand.end(moved)
      }
      element.addEventListener('pointermove', move)
      element.addEventListener('pointerup', up)
      element.addEventListener('pointercancel', up)
    }
    element.addEventListener('pointerdown', down)
    return () => element.removeEventListener('pointerdown', down)
  }
}

/** Begins at a press; what it gives is told of each move. A slider goes where it is pressed. */
function dragFrom(hand: KnobHand, rect: DOMRect, press: PointerEvent): (event: PointerEvent) => void {
  const knob = hand.knob()
  const range = rangeOf(knob)
  if (range) {
    const place = (event: PointerEvent): number => (event.clientX - rect.left) / rect.width
    let last = place(press)
    let at = press.shiftKey ? along(range, hand.value()) : last
    if (!press.shiftKey) hand.go(knobAt(knob, range, at))
    return (event) => {
      const now = place(event)
      at = event.shiftKey ? at + (now - last) / 10 : now
      last = now
      hand.go(knobAt(knob, range, at))
    }
  }
  let last = press.clientY
  let exact = hand.value()
  return (event) => {
    exact += (last - event.clientY) * knobStep(knob) * (event.shiftKey ? 0.01 : 1)
    last = event.clientY
    // Without the dust of binary fractions; whole where it is not moved finely.
    hand.go(onStep(knob, Number(exact.toFixed(6))))
  }
}
