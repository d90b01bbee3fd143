// What is told of each canvas beside its boxes: how many boxes in it messages made, and how many of the document's they took away. No
// drawing of the patch shows either, so that has to be said.
import type { Box } from '../box.ts'
import { isMade } from './made.ts'
import { newsKey } from './news-key.ts'

export class CanvasNews {
  readonly #show: (key: string, value: readonly [number, number] | undefined) => void
  readonly #made = new Map<string, number>()
  readonly #taken = new Map<string, number>()
  /** The canvas from which a box was taken. */
  readonly #from = new Map<string, string>()

  constructor(show: (key: string, value: readonly [number, number] | undefined) => void) {
    this.#show = show
  }

  placed(box: Box): void {
    if (isMade(box.id)) this.#count(this.#made, box.node.parent ?? '', 1)
    else this.forget(box.id)
  }
  dropped(box: Box): void {
    if (isMade(box.id)) this.#count(this.#made, box.node.parent ?? '', -1)
  }

  taken(canvas: string, ids: readonly string[]): void {
    for (const id of ids) {
      if (isMade(id)) continue
      this.#from.set(id, canvas)
      this.#count(this.#taken, canvas, 1)
    }
  }
  /** The document brought a box back, or has it no more. */
  forget(id: string): void {
    const canvas = this.#from.get(id)
    if (canvas === undefined) return
    this.#from.delete(id)
    this.#count(this.#taken, canvas, -1)
  }

  #count(counts: Map<string, number>, canvas: string, more: number): void {
    // What a message made cannot be opened; what lies in it is part of it.
    if (isMade(canvas)) return
    const count = (counts.get(canvas) ?? 0) + more
    if (count === 0) counts.delete(canvas)
    else counts.set(canvas, count)
    const both = [this.#made.get(canvas) ?? 0, this.#taken.get(canvas) ?? 0] as const
    this.#show(newsKey(canvas), both[0] + both[1] > 0 ? both : undefined)
  }
}
