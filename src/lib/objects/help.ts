// A help patch: what an object does, to be opened and played with. Boxes by name, with place and whole text; cables as `from to`,
// `from:1 to:2`, in firing order. Of the same shape as the sketches of which examples are made.
import type { Value } from '../runtime/message.ts'

export type HelpBox = readonly [x: number, y: number, text: string, data?: Readonly<Record<string, Value>>]

export interface HelpPatch {
  name: string
  about: string
  boxes: Readonly<Record<string, HelpBox>>
  cables: readonly string[]
}
