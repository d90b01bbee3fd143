// Which gesture a press of the pointer begins.
import type { Canvas } from '../canvas.svelte.ts'
import { enter } from '../actions/levels.ts'
import { triedDrag } from '../only-looking.ts'
import type { PortRef } from '../types.ts'
import { drawCableFrom } from './draw-cable.ts'
import { run } from './interaction.ts'
import { marqueeFrom } from './marquee.ts'
import { moveEndOf } from './move-end.ts'
import { moveBoxesFrom } from './move-boxes.ts'

export function press(canvas: Canvas, event: PointerEvent): void {
  const target = event.target as Element
  if (event.button !== 0 || canvas.spaceHeld || target.closest('[data-overlay], input, textarea, button'))
    return
  canvas.hints = null
  // The canvas takes the focus; what was being typed ends by losing it.
  canvas.focus()
  const start = canvas.toFlow({ x: event.clientX, y: event.clientY })
  const boxId = boxAt(target)

  if (canvas.mode === 'run') {
    if (boxId !== null) canvas.current = boxId
    canvas.byKeyboard = false
    // What shows its inside is played, not entered.
    if (boxId === null || (canvas.box(boxId)?.kind !== 'gop' && enter(canvas, boxId))) return
    triedDrag(canvas, event)
    return
  }
  const port = portAt(target)
  if (port) {
    event.preventDefault()
    return run(canvas, event, drawCableFrom(canvas, port, start))
  }
  if (boxId !== null && canvas.box(boxId))
    return run(canvas, event, moveBoxesFrom(canvas, boxId, start, event))
  const cable = cableAt(target)
  if (cable !== null) {
    const gesture = moveEndOf(canvas, cable, start, event)
    if (gesture) run(canvas, event, gesture)
    return
  }
  // A finger on the empty canvas pans it.
  if (event.pointerType === 'mouse' || event.pointerType === 'pen')
    run(canvas, event, marqueeFrom(canvas, start, event))
  else selectCableNone(canvas)
}

function selectCableNone(canvas: Canvas): void {
  canvas.boxes.clear()
  canvas.cables.clear()
}

export function boxAt(target: Element): string | null {
  let box = target.closest<HTMLElement>('[data-box]')
  // What a box shows of its inside belongs to it.
  for (let around = shownOn(box); around; around = shownOn(box)) box = around
  return box?.dataset.box ?? null
}

const shownOn = (box: HTMLElement | null): HTMLElement | null =>
  box?.parentElement?.closest('[data-inside]')?.closest<HTMLElement>('[data-box]') ?? null

export function portAt(target: Element): PortRef | null {
  const element = target.closest<HTMLElement>('[data-port]')
  const boxId = element && boxAt(element)
  if (!element || !boxId) return null
  const { port, side, index } = element.dataset
  return { boxId, side: side === 'in' ? 'in' : 'out', portId: port!, index: Number(index) }
}

export function cableAt(target: Element): string | null {
  return target.closest('.svelte-flow__edge')?.getAttribute('data-id') ?? null
}
