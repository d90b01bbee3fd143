// Help for [counter]: Counts bangs between two bounds.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'counter',
  about: 'Counts bangs between two bounds',
  boxes: {
    title: [40, 24, 'comment counter: Counts bangs between two bounds'],
    go: [40, 72, 'button'],
    dir: [168, 72, 'msg 2'],
    up: [232, 72, 'msg 0'],
    'note-1': [312, 72, 'comment Click the button. Into the right inlet: 0 up, 1 down, 2 up and down.'],
    set: [40, 128, 'msg set 7'],
    reset: [144, 128, 'msg reset'],
    'note-2': [
      312,
      128,
      'comment set: the next bang gives this number. reset: begins anew. Also min and max.'
    ],
    c: [40, 184, 'counter 1 8'],
    'note-3': [312, 184, 'comment [counter 8] counts from 0 to 8, [counter] without an end.'],
    n: [40, 232, 'number'],
    carry: [136, 232, 'button'],
    'note-4': [312, 232, 'comment The right outlet bangs when it turns round or begins anew.'],
    see: [40, 288, 'comment See also: [metro], [until], [float]']
  },
  cables: ['go c', 'dir c:1', 'up c:1', 'set c', 'reset c', 'c:0 n', 'c:1 carry']
} satisfies HelpPatch
