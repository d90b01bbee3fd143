// Help for [text insert]: Puts a new line into a text.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text insert',
  about: 'Puts a new line into a text',
  boxes: {
    title: [40, 24, 'comment text insert: Puts a new line into a text'],
    lb: [40, 72, 'loadbang'],
    init: [40, 120, 'msg list kick 36 \\; snare 38 \\;'],
    from: [40, 168, 'text fromlist drums'],
    d: [40, 216, 'text define drums'],
    a: [40, 264, 'msg list tom 45'],
    b: [168, 264, 'msg list crash 49'],
    n: [312, 264, 'msg 1'],
    n2: [368, 264, 'msg 1000'],
    all: [440, 264, 'button'],
    it: [40, 312, 'text insert drums'],
    list: [208, 312, 'text tolist drums'],
    p: [40, 360, 'print all'],
    'note-1': [
      504,
      264,
      'comment The list becomes a new line before the one whose number came last at the second inlet, or at the end.'
    ],
    see: [40, 416, 'comment See also: [text define], [text set], [text delete]']
  },
  cables: ['lb init', 'init from', 'a it', 'b it', 'n it:1', 'n2 it:1', 'all list', 'list p']
} satisfies HelpPatch
