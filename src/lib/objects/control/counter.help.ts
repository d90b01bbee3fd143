// Help for [counter]: Counts bangs between two bounds.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'counter',
  about: 'Counts bangs between two bounds',
  boxes: {
    title: [40, 24, 'comment counter: Counts bangs between two bounds'],
    go: [40, 72, 'button'],
    set: [88, 72, 'msg set 7'],
    reset: [176, 72, 'msg reset'],
    dir: [304, 72, 'msg 2'],
    up: [360, 72, 'msg 0'],
    'note-1': [
      440,
      72,
      'comment Click the button. set: the next bang gives this number; reset begins anew. Into the right inlet: 0 up, 1 down, 2 up and down.'
    ],
    c: [40, 144, 'counter 1 8'],
    'note-2': [440, 144, 'comment [counter 8] counts from 0 to 8, [counter] without an end.'],
    n: [40, 192, 'number'],
    carry: [136, 192, 'button'],
    'note-3': [440, 192, 'comment The right outlet bangs when it turns round or begins anew.'],
    see: [40, 248, 'comment See also: [metro], [until], [float]']
  },
  cables: ['go c', 'dir c:1', 'up c:1', 'set c', 'reset c', 'c:0 n', 'c:1 carry']
} satisfies HelpPatch
