// Help for [text tolist]: Gives a whole text as one list.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text tolist',
  about: 'Gives a whole text as one list',
  boxes: {
    title: [40, 24, 'comment text tolist: Gives a whole text as one list'],
    lb: [40, 72, 'loadbang'],
    init: [40, 120, 'msg list kick 36 \\; snare 38 \\; hat 42 \\;'],
    from: [40, 168, 'text fromlist drums'],
    d: [40, 216, 'text define drums'],
    go: [40, 264, 'button'],
    it: [40, 312, 'text tolist drums'],
    p: [40, 360, 'print all'],
    'note-1': [
      400,
      264,
      'comment The whole text leaves as one list, in which lines end with the symbols ; and ,. [text fromlist] reads it again.'
    ],
    see: [40, 416, 'comment See also: [text fromlist], [text define]']
  },
  cables: ['lb init', 'init from', 'go it', 'it p']
} satisfies HelpPatch
