// Tells the others what happens on this canvas: where the pointer is, what is selected and typed in, what is looked at.
import { MOST } from '../../collab/awareness.ts'
import { beside } from '../cells/beside.svelte.ts'
import type { Canvas } from '../canvas/canvas.svelte.ts'
import type { Point } from '../geometry/rect.ts'
import { levelOf } from './level.ts'
import type { People } from './people.svelte.ts'

/** Call while a component is made; ends with it. */
export function tellCanvas(canvas: Canvas, people: People): void {
  const { speaker } = people
  /** The pointer's last place over the canvas, in client pixels: the patch may move below it. */
  let pointer: Point | null = null
  const tellCursor = (): void => {
    const at = pointer && !document.hidden ? canvas.toFlow(pointer) : null
    const cursor = at && { x: Math.round(at.x), y: Math.round(at.y), parent: levelOf(canvas.path) }
    speaker.say({ cursor })
  }

  $effect(() => {
    const root = canvas.root
    if (!root) return
    const move = ({ clientX, clientY }: PointerEvent): void => {
      pointer = { x: clientX, y: clientY }
      tellCursor()
    }
    const leave = (): void => {
      pointer = null
      tellCursor()
    }
    root.addEventListener('pointermove', move, { passive: true })
    root.addEventListener('pointerleave', leave)
    document.addEventListener('visibilitychange', tellCursor)
    return () => {
      root.removeEventListener('pointermove', move)
      root.removeEventListener('pointerleave', leave)
      document.removeEventListener('visibilitychange', tellCursor)
    }
  })
  $effect(() => {
    const { viewport, size, path } = canvas
    const parent = levelOf(path)
    const middle = (length: number, at: number): number => Math.round((length / 2 - at) / viewport.zoom)
    speaker.say({
      view: {
        x: middle(size.width, viewport.x),
        y: middle(size.height, viewport.y),
        zoom: Math.round(viewport.zoom * 1000) / 1000,
        parent
      }
    })
    tellCursor()
  })
  $effect(() => speaker.say({ boxes: [...canvas.boxes].slice(0, MOST.boxes) }))
  $effect(() => speaker.say({ editing: canvas.editing?.id ?? canvas.coding?.id ?? beside.typing }))
  $effect(() => speaker.say({ following: people.following }))
  $effect(
    () => () =>
      speaker.say({ cursor: null, boxes: [], editing: null, view: null, following: null, selection: null })
  )
}
