// Help for [trigger]: Sends a message on in a fixed order, right to left, converted to types.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'trigger',
  about: 'Sends a message on in a fixed order, right to left, converted to types',
  boxes: {
    title: [
      40,
      24,
      'comment trigger: Sends a message on in a fixed order, right to left, converted to types'
    ],
    n: [40, 88, 'number'],
    l: [136, 88, 'msg 3 4 5'],
    w: [224, 88, 'msg symbol word'],
    'note-1': [
      376,
      88,
      'comment Drag the number, click the messages, and read the console from top to bottom.'
    ],
    t: [40, 144, 't b f l a'],
    'note-2': [
      376,
      144,
      'comment Right to left: a (anything) first, then l (list), f (number), b (bang). Also s (symbol), and a number that is always sent.'
    ],
    p0: [40, 216, 'print b'],
    p1: [136, 216, 'print f'],
    p2: [232, 216, 'print l'],
    p3: [328, 216, 'print a'],
    x: [40, 264, 'number'],
    'note-3': [376, 264, 'comment The usual use: set the cold inlet first, then the hot one. Here x * x.'],
    tt: [40, 320, 't f f'],
    mul: [40, 368, '*'],
    r: [40, 416, 'number'],
    see: [40, 472, 'comment See also: [bang], [pack], [unpack]']
  },
  cables: [
    'n t',
    'l t',
    'w t',
    't:0 p0',
    't:1 p1',
    't:2 p2',
    't:3 p3',
    'x tt',
    'tt:1 mul:1',
    'tt:0 mul',
    'mul r'
  ]
} satisfies HelpPatch
