// What fires on load, box after box. Pd walks along the boxes themselves, so one that a message makes at the end of a canvas while that is
// being loaded is come to as well.
import type { Box } from './box.ts'
import { TurnStopped } from './delivery.ts'
import type { PatchInstance } from './instance.ts'

interface Walk {
  readonly boxes: Box[]
  at: number
  /** The canvas that is loaded, whose own boxes come last. */
  readonly canvas: PatchInstance
  /** Whether those after a box that runs away still fire, later. */
  readonly resumes: boolean
}

export interface LoadingWorld {
  fail(thrown: unknown, box: Box): void
  /** Runs `fn` in a turn of its own, at the same time. */
  next(fn: () => void): void
}

export class Loading {
  readonly #world: LoadingWorld
  /** Under way: one may begin within another. */
  readonly #walks: Walk[] = []

  constructor(world: LoadingWorld) {
    this.#world = world
  }

  /**
   * One that runs away ends the turn: where the walk `resumes`, those after it have a turn of their own, at the same time. A walk that a
   * message asked for does not: it may be part of what ran away.
   */
  load(boxes: readonly Box[], canvas: PatchInstance, resumes: boolean): void {
    const walk: Walk = { boxes: [...boxes], at: 0, canvas, resumes }
    this.#walks.push(walk)
    try {
      for (; walk.at < walk.boxes.length; walk.at++) this.#fire(walk)
    } finally {
      this.#walks.splice(this.#walks.indexOf(walk), 1)
    }
  }

  #fire({ boxes, at, canvas, resumes }: Walk): void {
    const box = boxes[at]!
    if (box.gone) return
    try {
      box.object?.loaded?.()
    } catch (thrown) {
      if (resumes && thrown instanceof TurnStopped && at < boxes.length - 1)
        this.#world.next(() => this.load(boxes.slice(at + 1), canvas, true))
      this.#world.fail(thrown, box)
    }
  }

  /** A message made this box. */
  made(box: Box): void {
    if (!box.object?.loaded) return
    for (const { boxes, at, canvas } of this.#walks) {
      const last = boxes.findLastIndex(({ instance }) => instance === box.instance)
      if (last >= at) boxes.splice(last + 1, 0, box)
      else if (box.instance === canvas) boxes.push(box)
    }
  }
}
