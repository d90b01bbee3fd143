// Teaches by its comments: five small patches, each a thing to try.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'First steps',
  about: 'Five things to try, each explained beside it.',
  boxes: {
    'title-1': [40, 40, 'comment 1  A MESSAGE TRAVELS DOWN A CABLE'],
    'about-1': [
      40,
      64,
      'comment Ctrl E changes to run mode. Click the circle: it sends a bang, and the console below prints it.'
    ],
    hello: [40, 120, 'button'],
    'print-hello': [40, 168, 'print hello'],

    'title-2': [40, 240, 'comment 2  HOT AND COLD'],
    'about-2': [
      40,
      264,
      'comment Drag both numbers. The left inlet is hot: it makes the sum. The right one is cold: it only remembers.'
    ],
    left: [40, 320, 'number'],
    right: [136, 320, 'number'],
    sum: [40, 376, '+ 0'],
    result: [40, 424, 'number'],

    'title-3': [40, 496, 'comment 3  TIME'],
    'about-3': [
      40,
      520,
      'comment Switch it on. A metro ticks every 500 milliseconds, and each tick rolls a number below 100.'
    ],
    'on-off': [40, 576, 'toggle'],
    clock: [40, 624, 'metro 500'],
    dice: [40, 672, 'random 100'],
    roll: [40, 720, 'number'],

    'title-4': [600, 40, 'comment 4  RIGHT BEFORE LEFT'],
    'about-4': [
      600,
      64,
      'comment A box sends from its right outlet first. With a trigger one says what comes before what.'
    ],
    both: [600, 120, 'button'],
    order: [600, 168, 'trigger bang bang'],
    second: [600, 224, 'print second'],
    first: [736, 224, 'print first'],

    'title-5': [600, 320, 'comment 5  IT REMEMBERS'],
    'about-5': [
      600,
      344,
      'comment Click the left message. Close the tab, come back another day, and click the right one.'
    ],
    note: [600, 400, 'msg {set: ["note", "hello"]}'],
    recall: [848, 400, 'msg {get: "note"}'],
    store: [600, 456, 'kv notes'],
    found: [600, 504, 'route op=get'],
    text: [600, 552, 'js x.found ? x.value : "nothing"'],
    'print-note': [600, 600, 'print note']
  },
  cables: [
    'hello print-hello',
    'left sum',
    'right sum:1',
    'sum result',
    'on-off clock',
    'clock dice',
    'dice roll',
    'both order',
    'order second',
    'order:1 first',
    'note store',
    'recall store',
    'store found',
    'found text',
    'text print-note'
  ]
} satisfies Sketch
