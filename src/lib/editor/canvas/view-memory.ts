// Where a patch was last looked at, on this machine: it opens there again, as a document does. Not part of the patch, which is
// shared with others who look elsewhere.
import type { Viewport } from './canvas.svelte.ts'

const key = (patchId: string): string => `loadbang-view-${patchId}`

/** The last view of the patch; null if there is none that makes sense. */
export function recallView(patchId: string): Viewport | null {
  try {
    const [x, y, zoom] = JSON.parse(localStorage.getItem(key(patchId)) ?? '[]') as unknown[]
    const sane = [x, y, zoom].every((n) => typeof n === 'number' && Number.isFinite(n) && Math.abs(n) < 1e7)
    return sane ? { x: x as number, y: y as number, zoom: Math.min(3, Math.max(0.2, zoom as number)) } : null
  } catch {
    return null
  }
}

export function rememberView(patchId: string, view: Viewport): void {
  try {
    localStorage.setItem(key(patchId), JSON.stringify([Math.round(view.x), Math.round(view.y), view.zoom]))
  } catch {
    // A browser that refuses to remember opens patches whole.
  }
}
