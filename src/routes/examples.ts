// The examples that the product offers, counter first: what the list says of them, and the sketches, loaded when somebody looks. Their files
// in examples/ are made from the same sketches; a test holds the words to theirs.
import type { Sketch } from '$lib/patch/sketch.ts'
import counter from '../../examples/src/counter.ts'

export interface Example {
  readonly name: string
  readonly about: string
  load(): Promise<Sketch>
}

const of = (name: string, about: string, load: () => Promise<{ default: Sketch }>): Example => ({
  name,
  about,
  load: async () => (await load()).default
})

export const examples: readonly Example[] = [
  { name: counter.name, about: counter.about, load: () => Promise.resolve(counter) },
  of(
    'First steps',
    'Five things to try, each explained beside it.',
    () => import('../../examples/src/first-steps.ts')
  ),
  of('Notes', 'Write notes, find them, remove them; they stay.', () => import('../../examples/src/notes.ts')),
  of(
    'Photo box',
    'Drop pictures on it; they stay, and are shown again.',
    () => import('../../examples/src/photo-box.ts')
  ),
  of(
    'Guest book',
    'Visitors sign; the list is live, and counts them.',
    () => import('../../examples/src/guest-book.ts')
  ),
  of(
    'Preset store',
    'Three sliders and four presets that are still there tomorrow.',
    () => import('../../examples/src/presets.ts')
  ),
  of(
    'Cell',
    'A counter and its history, in a few lines of JavaScript.',
    () => import('../../examples/src/cell.ts')
  ),
  of(
    'Chord finder',
    'Hold notes, read their chord: a cell with inlets and knobs of its own.',
    () => import('../../examples/src/chord-finder.ts')
  ),
  of(
    'L-system',
    'Plants and snowflakes from a few letters; turn the knobs and watch.',
    () => import('../../examples/src/l-system.ts')
  ),
  of(
    'Scales',
    'One cell exports, two others import it: a module in the patch.',
    () => import('../../examples/src/scales.ts')
  ),
  of(
    'Adventure',
    'A small text adventure; close it, and you are where you left.',
    () => import('../../examples/src/adventure.ts')
  )
]
export { counter }
