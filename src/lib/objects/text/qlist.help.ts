// Help for [qlist]: Sends messages to names, in time or step by step.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'qlist',
  about: 'Sends messages to names, in time or step by step',
  boxes: {
    title: [40, 24, 'comment qlist: Sends messages to names, in time or step by step'],
    lb: [40, 72, 'loadbang'],
    init: [40, 120, 'msg add kick 1, add 250 hat 1, add 250 kick 2, add 500'],
    go: [40, 168, 'button'],
    next: [80, 168, 'msg next'],
    re: [152, 168, 'msg rewind'],
    t: [240, 168, 'msg tempo 2'],
    t1: [336, 168, 'msg tempo 1'],
    pr: [432, 168, 'msg print'],
    it: [40, 216, 'qlist'],
    w: [40, 264, 'print wait'],
    e: [152, 264, 'print end'],
    r1: [40, 312, 'receive kick'],
    r2: [168, 312, 'receive hat'],
    p1: [40, 360, 'print kick'],
    p2: [152, 360, 'print hat'],
    'note-1': [
      536,
      168,
      'comment A bang plays it in time. rewind and next go through it by hand: the numbers before the next message leave on the left.'
    ],
    'note-2': [536, 232, 'comment [text sequence] does the same and more.'],
    see: [40, 416, 'comment See also: [text sequence], [textfile]']
  },
  cables: [
    'lb init',
    'init it',
    'go it',
    'next it',
    're it',
    't it',
    't1 it',
    'pr it',
    'it w',
    'it:1 e',
    'r1 p1',
    'r2 p2'
  ]
} satisfies HelpPatch
