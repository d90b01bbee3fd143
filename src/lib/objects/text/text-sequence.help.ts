// Help for [text sequence]: Sends the lines of a text in order, all at once, step by step, or in time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text sequence',
  about: 'Sends the lines of a text in order, all at once, step by step, or in time',
  boxes: {
    title: [
      40,
      24,
      'comment text sequence: Sends the lines of a text in order, all at once, step by step, or in time'
    ],
    lb: [40, 88, 'loadbang'],
    init: [40, 136, 'msg list kick 1 \\; 250 hat 1 \\; 250 kick 2 \\; 500 hat 2 \\;'],
    from: [40, 184, 'text fromlist beat'],
    d: [40, 232, 'text define beat'],
    line: [40, 280, 'msg line 0'],
    step: [128, 280, 'msg step'],
    all: [200, 280, 'button'],
    it: [40, 328, 'text sequence beat'],
    p: [40, 376, 'print line'],
    e: [152, 376, 'print end'],
    line2: [40, 424, 'msg line 0'],
    auto: [128, 424, 'msg auto'],
    stop: [200, 424, 'msg stop'],
    g: [40, 472, 'text sequence beat -g'],
    w: [40, 520, 'print wait'],
    e2: [152, 520, 'print end'],
    r1: [40, 568, 'receive kick'],
    r2: [168, 568, 'receive hat'],
    p1: [40, 616, 'print kick'],
    p2: [152, 616, 'print hat'],
    'note-1': [
      528,
      280,
      'comment line 0 goes to the beginning, step sends the next line, a bang all lines that are left.'
    ],
    'note-2': [
      528,
      424,
      'comment With -g lines go to the [receive]s that they are named after, and numbers before them are waits: auto waits for so many milliseconds.'
    ],
    'note-3': [
      528,
      488,
      'comment -w WORD or -w NUMBER says in other ways what is a wait; -t 120 permin says how long one is.'
    ],
    see: [40, 672, 'comment See also: [text define], [qlist], [metro]']
  },
  cables: [
    'lb init',
    'init from',
    'line it',
    'step it',
    'all it',
    'it p',
    'it:1 e',
    'line2 g',
    'auto g',
    'stop g',
    'g w',
    'g:1 e2',
    'r1 p1',
    'r2 p2'
  ]
} satisfies HelpPatch
