// Help for [text set]: Replaces a line of a text, or some of its fields.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text set',
  about: 'Replaces a line of a text, or some of its fields',
  boxes: {
    title: [40, 24, 'comment text set: Replaces a line of a text, or some of its fields'],
    lb: [40, 72, 'loadbang'],
    init: [40, 120, 'msg list kick 36 \\; snare 38 \\;'],
    from: [40, 168, 'text fromlist drums'],
    d: [40, 216, 'text define drums'],
    a: [40, 264, 'msg list tom 45'],
    b: [168, 264, 'msg list crash 49'],
    n: [312, 264, 'msg 1'],
    n2: [368, 264, 'msg 1000'],
    all: [440, 264, 'button'],
    it: [40, 312, 'text set drums'],
    list: [184, 312, 'text tolist drums'],
    p: [40, 360, 'print all'],
    'note-1': [
      504,
      264,
      'comment The list replaces the line whose number came last at the second inlet; a number beyond the last adds a line.'
    ],
    'note-2': [504, 312, 'comment A third inlet takes the first field to be replaced.'],
    see: [40, 416, 'comment See also: [text define], [text insert], [text delete]']
  },
  cables: ['lb init', 'init from', 'a it', 'b it', 'n it:1', 'n2 it:1', 'all list', 'list p']
} satisfies HelpPatch
