// A cell that is a module: what it exports, other cells import by its name.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

const scales = `// Steps above the root.
export const scales = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  pentatonic: [0, 2, 4, 7, 9],
  whole: [0, 2, 4, 6, 8, 10]
}

/** The nth note of a scale, counted from 0; it goes on in the next octave. */
export function note(scale, n, root = 60) {
  const steps = scales[scale]
  const octave = Math.floor(n / steps.length)
  return root + 12 * octave + steps[n - octave * steps.length]
}`

const melody = `import { note } from 'scales'

const p = params({ scale: ['major', 'minor', 'pentatonic', 'whole'], root: { value: 60, min: 36, max: 84 } })

// A step comes in, a note goes out.
recv((step) => send(note(p.scale, step, p.root)))`

const ladder = `import { note } from 'scales'

// The same scales, as a list from the root to the root above.
const names = ['major', 'minor', 'pentatonic', 'whole']
recv(() => send(names.map((name) => ({ scale: name, notes: [0, 1, 2, 3, 4].map((n) => note(name, n)).join(' ') }))))`

export default {
  name: 'Scales',
  about: 'One cell exports, two others import it: a module in the patch.',
  boxes: {
    'about-module': [40, 40, 'comment A cell with a name is a module. It has no need of a cable.'],
    module: [40, 72, 'js 0 0 as scales', { code: scales }],
    on: [40, 424, 'toggle'],
    'about-on': [80, 424, 'comment a note each 300 ms'],
    metro: [40, 472, 'metro 300'],
    step: [40, 520, 'random 15'],
    melody: [40, 568, 'js', { code: melody, width: 560 }],
    note: [40, 776, 'number'],
    'about-note': [128, 780, 'comment the note, as MIDI counts it'],
    show: [640, 424, 'button'],
    'about-show': [680, 424, 'comment click: all scales'],
    ladder: [640, 472, 'js', { code: ladder, width: 560 }],
    list: [640, 632, 'listview scale notes', { width: 400, height: 168 }]
  },
  cables: ['on metro', 'metro step', 'step melody', 'melody note', 'show ladder', 'ladder list']
} satisfies Sketch
