// A cell with inlets, outlets and knobs of its own: which chord do the held notes make?
import type { Sketch, SketchBox } from '../../src/lib/patch/sketch.ts'

const code = `inlets('pitch', 'velocity')
outlets('chord', 'notes')
const p = params({ flats: false, bass: { value: true, title: 'name the bass' } }, tell)

const kinds = {
  '0 4 7': '', '0 3 7': 'm', '0 3 6': 'dim', '0 4 8': 'aug', '0 5 7': 'sus4', '0 2 7': 'sus2', '0 7': '5',
  '0 4 7 9': '6', '0 3 7 9': 'm6', '0 2 4 7': 'add9', '0 4 7 10': '7', '0 4 7 11': 'maj7',
  '0 3 7 10': 'm7', '0 3 6 10': 'm7b5', '0 3 6 9': 'dim7', '0 2 4 7 10': '9'
}
const held = new Set()
let velocity = 0

// Velocity comes first, at the right, as everywhere.
recv((message, inlet) => {
  if (inlet === 1) return void (velocity = message)
  if (velocity > 0) held.add(message)
  else held.delete(message)
  tell()
})

function tell() {
  const notes = [...held].sort((a, b) => a - b)
  send(notes.map(nameOf), 1)
  send(chordOf(notes))
}

function chordOf(notes) {
  const [bass] = notes
  // Any of them may be the root; the lowest is asked first.
  for (const root of notes) {
    const steps = new Set(notes.map((note) => (note - root + 120) % 12))
    const kind = kinds[[...steps].sort((a, b) => a - b).join(' ')]
    if (kind === undefined) continue
    const over = p.bass && (root - bass) % 12 !== 0 ? '/' + nameOf(bass) : ''
    return nameOf(root) + kind + over
  }
  return notes.length === 0 ? '–' : '?'
}

function nameOf(note) {
  const names = p.flats ? 'C Db D Eb E F Gb G Ab A Bb B' : 'C C# D D# E F F# G G# A A# B'
  return names.split(' ')[note % 12]
}`

const BLACK = 88
/** Keys of a piano: pitch, left, above. */
const keys: readonly [pitch: number, x: number, y: number][] = [
  ...[61, 63, 66, 68, 70].map((pitch, i): [number, number, number] => [
    pitch,
    76 + 72 * (i < 2 ? i : i + 1),
    BLACK
  ]),
  ...[60, 62, 64, 65, 67, 69, 71].map((pitch, i): [number, number, number] => [pitch, 40 + 72 * i, 176])
]

export default {
  name: 'Chord finder',
  about: 'Hold notes, read their chord: a cell with inlets and knobs of its own.',
  boxes: {
    'about-keys': [
      40,
      40,
      'comment Press Ctrl+E, then click keys below: the first, third and fifth are C, E and G. Again lets them go.'
    ],
    ...Object.fromEntries(
      keys.flatMap(([pitch, x, y]): [string, SketchBox][] => [
        [`key-${pitch}`, [x, y, 'toggle']],
        [`note-${pitch}`, [x, y + 40, `msg ${pitch} $1`]]
      ])
    ),
    black: [552, 176, 't a'],
    split: [40, 304, 'unpack f f'],
    'about-split': [152, 304, 'comment pitch and velocity; 0 lets a note go'],
    cell: [40, 360, 'js', { code, width: 560, height: 256 }],
    'about-cell': [
      632,
      360,
      'comment The cell says by itself that it has two inlets\nand two outlets, and which knobs stand on it.\nPoint at an inlet to read its title.'
    ],
    chord: [40, 688, 'textbox Chord', { width: 160 }],
    notes: [584, 688, 'textbox Notes', { width: 160 }]
  },
  cables: [
    ...keys.map(([pitch]) => `key-${pitch} note-${pitch}`),
    ...keys.map(([pitch, , y]) => `note-${pitch} ${y === BLACK ? 'black' : 'split'}`),
    'black split',
    'split cell',
    'split:1 cell:1',
    'cell chord',
    'cell:1 notes'
  ]
} satisfies Sketch
