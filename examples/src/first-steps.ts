// Teaches by its comments: five small patches, one below the other, each a thing to try.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'First steps',
  about: 'Five things to try, each explained beside it.',
  boxes: {
    title: [
      40,
      24,
      'comment Switch to Run (Ctrl E) and play with what you see. Switch back to Edit and change it.'
    ],

    'title-1': [40, 72, 'comment 1  A message travels down a cable'],
    hello: [40, 104, 'button'],
    'print-hello': [40, 160, 'print hello'],
    'about-1': [
      240,
      104,
      'comment Click the circle: it sends a bang. [print] shows what arrives in the console below.'
    ],

    'title-2': [40, 232, 'comment 2  Hot and cold inlets'],
    left: [40, 264, 'number'],
    right: [128, 264, 'number'],
    sum: [40, 320, '+ 0'],
    result: [40, 368, 'number'],
    'about-2': [
      240,
      264,
      'comment Drag both numbers. The left inlet is hot: it makes the sum. The right one is cold: it only remembers.'
    ],

    'title-3': [40, 440, 'comment 3  Time'],
    'on-off': [40, 472, 'toggle'],
    clock: [40, 520, 'metro 500'],
    dice: [40, 568, 'random 100'],
    roll: [40, 616, 'number'],
    'about-3': [
      240,
      472,
      'comment Switch it on. [metro] ticks every 500 milliseconds, and each tick rolls a number from 0 to 99.'
    ],

    'title-4': [40, 688, 'comment 4  Right before left'],
    both: [40, 720, 'button'],
    order: [40, 776, 'trigger bang bang'],
    second: [40, 832, 'print second'],
    first: [160, 832, 'print first'],
    'about-4': [
      320,
      720,
      'comment A box sends from its right outlet first. [trigger] is how you say what comes before what.'
    ],

    'title-5': [40, 904, 'comment 5  A patch that remembers'],
    note: [40, 936, 'msg {set: ["note", "see you tomorrow"]}'],
    recall: [40, 984, 'msg {get: "note"}'],
    store: [40, 1040, 'kv notes'],
    found: [40, 1088, 'route op=get'],
    text: [40, 1136, 'js x.found ? x.value : "nothing stored yet"'],
    'print-note': [40, 1184, 'print note'],
    'about-5': [
      408,
      936,
      'comment Click the upper message, close the tab, come back another day and click the lower one.'
    ]
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
