// requestAnimationFrame for cells: over timers, since a worker of a hidden frame is never given a picture to draw. As in a browser, all
// that was asked for before a frame is called in it with the same time, and what is asked for meanwhile comes in the next.
import { mustBeFunction } from './must-be.ts'
import type { CellContext, Timers } from './context.ts'

const FRAME_MS = 1000 / 60

type Frames = Pick<CellContext, 'requestAnimationFrame' | 'cancelAnimationFrame'>

/** `call` runs what the person wrote, and reports what it throws. */
export function makeFrames(
  { setTimeout }: Timers,
  time: { now(): number },
  call: (fn: () => unknown) => void
): Frames {
  let waiting = new Map<number, (time: number) => unknown>()
  let running: typeof waiting | null = null
  let lastId = 0
  let due = 0

  const frame = (): void => {
    running = waiting
    waiting = new Map()
    const now = time.now()
    for (const fn of running.values()) call(() => fn(now))
    running = null
  }

  return {
    requestAnimationFrame(fn) {
      mustBeFunction(fn, 'requestAnimationFrame')
      const id = ++lastId
      if (waiting.size === 0) {
        // The next frame of a steady beat, however long the last one took.
        const now = time.now()
        due = Math.max(due + FRAME_MS, (Math.floor(now / FRAME_MS) + 1) * FRAME_MS)
        if (due > now + 2 * FRAME_MS) due = now + FRAME_MS
        setTimeout(frame, due - now)
      }
      waiting.set(id, fn)
      return id
    },
    cancelAnimationFrame(id) {
      // Also one of the very frame that is running, if it has not been called yet.
      waiting.delete(Number(id))
      running?.delete(Number(id))
    }
  }
}
