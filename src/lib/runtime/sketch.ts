// A patch as a person would write it down: boxes by name, with place and text, and cables as `from to`. Examples and help
// patches are written so; build-sketch.ts makes documents of them.
import type { Value } from './message.ts'

/** Left, top, the whole text of the box; then what is saved with it. */
export type SketchBox = readonly [x: number, y: number, text: string, data?: Readonly<Record<string, Value>>]

export interface Sketch {
  name: string
  /** One sentence for whoever chooses it. */
  about: string
  /** By name: letters, digits and hyphens, the box's id; `sub.box` lies in `sub`. In load order. */
  boxes: Readonly<Record<string, SketchBox>>
  /** `a b` goes from the first outlet of a to the first inlet of b; `a:1 b:2` from the second to the third. In firing order. */
  cables: readonly string[]
}
