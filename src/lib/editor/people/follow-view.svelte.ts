// Following somebody: the view goes where theirs goes, also into subpatches, until one moves, zooms or edits oneself.
import type * as Y from 'yjs'
import type { View } from '../../collab/awareness.ts'
import { LOCAL } from '../../patch/context.ts'
import type { Canvas, Viewport } from '../canvas/canvas.svelte.ts'
import { isTextField } from '../canvas/keyboard.ts'
import { samePath } from '../canvas/path.ts'
import { pathTo } from './level.ts'
import type { People } from './people.svelte.ts'

/** Of the way that is left, what is gone in one frame. */
const PART = 0.3
/** Nearer than this, in pixels, it is there. */
const NEAR = 0.5

/** Call while a component is made; ends with it. */
export function followView(canvas: Canvas, people: People): void {
  const followed = $derived(people.followed)
  const clients = $derived(followed?.clients.join(' ') ?? '')

  $effect(() => {
    if (clients === '') return
    const glide = glider(canvas)
    const look = (): void => {
      const view = followed && people.viewOf(followed)
      if (view) goAlong(canvas, view, glide)
    }
    look()
    const stops = clients.split(' ').map((client) => people.onSaid(Number(client), look))
    return () => {
      stops.forEach((stop) => stop())
      glide.end()
    }
  })

  $effect(() => {
    const root = canvas.root
    if (clients === '' || !root) return
    const stop = (): void => void (people.following = null)
    const key = (event: KeyboardEvent): void => {
      if (/^(Shift|Control|Alt|Meta)$/.test(event.key)) return
      const ours = root.contains(event.target as Node) || event.target === document.body
      if (event.key === 'Escape' ? isTextField(event.target) : !ours) return
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
      }
      stop()
    }
    const edited = ({ origin, changed }: Y.Transaction): void => {
      if (origin === LOCAL && changed.size > 0) stop()
    }
    root.addEventListener('wheel', stop, { capture: true, passive: true })
    root.addEventListener('pointerdown', stop, { capture: true })
    window.addEventListener('keydown', key, { capture: true })
    canvas.session.doc.on('afterTransaction', edited)
    return () => {
      root.removeEventListener('wheel', stop, { capture: true })
      root.removeEventListener('pointerdown', stop, { capture: true })
      window.removeEventListener('keydown', key, { capture: true })
      canvas.session.doc.off('afterTransaction', edited)
    }
  })
}

function goAlong(canvas: Canvas, view: View, glide: Glider): void {
  const path = pathTo(canvas.session, view.parent)
  // They are somewhere that is not here yet.
  if (!path) return
  const inside = !samePath(path, canvas.path)
  if (inside) canvas.open(path)
  const { width, height } = canvas.size
  const { zoom } = view
  glide.to({ x: width / 2 - view.x * zoom, y: height / 2 - view.y * zoom, zoom }, inside)
}

interface Glider {
  to(viewport: Viewport, atOnce: boolean): void
  end(): void
}

/** Goes to a view that goes on itself: a part of what is left in each frame. */
function glider(canvas: Canvas): Glider {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  let target: Viewport | null = null
  let frame = 0
  const step = (): void => {
    frame = 0
    if (!target) return
    const now = canvas.viewport
    const between = (a: number, b: number): number => a + (b - a) * PART
    const next = {
      x: between(now.x, target.x),
      y: between(now.y, target.y),
      zoom: between(now.zoom, target.zoom)
    }
    const there =
      Math.abs(next.x - target.x) < NEAR &&
      Math.abs(next.y - target.y) < NEAR &&
      Math.abs(next.zoom - target.zoom) < 0.001
    canvas.setViewport(there ? target : next)
    if (there) target = null
    else frame = requestAnimationFrame(step)
  }
  return {
    to(viewport, atOnce) {
      target = viewport
      if (still || atOnce) {
        canvas.setViewport(viewport)
        target = null
      } else if (frame === 0) frame = requestAnimationFrame(step)
    },
    end: () => cancelAnimationFrame(frame)
  }
}
