// Playing a control by keyboard: the current box's, through the component that registered it.
import { enter } from './levels.ts'
import type { Playable } from '../../boxes/host.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { step } from './move.ts'

export function press(canvas: Canvas): void {
  if (canvas.current !== null && enter(canvas, canvas.current)) return
  const control = canvas.current === null ? undefined : canvas.registers.controls.get(canvas.current)
  if (!control?.press) return
  control.press()
  sayValue(canvas, control)
}

/** Says what the control shows, once the engine has answered. */
function sayValue(canvas: Canvas, control: Partial<Playable>): void {
  if (control.says) setTimeout(() => canvas.say(control.says!()), 60)
}

export function stepValue(canvas: Canvas, direction: 1 | -1, size: 'fine' | 'normal' | 'coarse'): boolean {
  const control = canvas.current === null ? undefined : canvas.registers.controls.get(canvas.current)
  if (!control?.step) return false
  control.step(direction, size)
  sayValue(canvas, control)
  return true
}

/** A digit typed at a number box starts entering a number. */
export function enterNumber(canvas: Canvas, first: string): boolean {
  const control = canvas.current === null ? undefined : canvas.registers.controls.get(canvas.current)
  if (!control?.enter) return false
  control.enter(first)
  return true
}

const STILL: ReadonlySet<string> = new Set(['text', 'comment', 'module'])

/** The next control, in run mode: boxes that cannot be played are passed over. */
export function stepControl(canvas: Canvas, by: -1 | 1): boolean {
  return step(canvas, by, (id) => !STILL.has(canvas.box(id)?.kind ?? 'text'))
}
