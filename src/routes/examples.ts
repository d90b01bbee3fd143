// The examples that the product offers, counter first. Their files in examples/ are made from the same sketches.
import type { Sketch } from '$lib/patch/sketch.ts'
import adventure from '../../examples/src/adventure.ts'
import cell from '../../examples/src/cell.ts'
import chordFinder from '../../examples/src/chord-finder.ts'
import counter from '../../examples/src/counter.ts'
import firstSteps from '../../examples/src/first-steps.ts'
import guestBook from '../../examples/src/guest-book.ts'
import lSystem from '../../examples/src/l-system.ts'
import notes from '../../examples/src/notes.ts'
import photoBox from '../../examples/src/photo-box.ts'
import presets from '../../examples/src/presets.ts'
import scales from '../../examples/src/scales.ts'

export const examples: readonly Sketch[] = [
  counter,
  firstSteps,
  notes,
  photoBox,
  guestBook,
  presets,
  cell,
  chordFinder,
  lSystem,
  scales,
  adventure
]
export { counter }
