// Help for [text get]: Gives a line of a text, or some of its fields.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text get',
  about: 'Gives a line of a text, or some of its fields',
  boxes: {
    title: [40, 24, 'comment text get: Gives a line of a text, or some of its fields'],
    lb: [40, 72, 'loadbang'],
    init: [40, 120, 'msg list kick 36 \\; snare 38 \\; hat 42 \\;'],
    from: [40, 168, 'text fromlist drums'],
    d: [40, 216, 'text define drums'],
    a: [40, 264, 'msg 0'],
    b: [96, 264, 'msg 1'],
    c: [152, 264, 'msg 7'],
    f: [208, 264, 'msg 1'],
    f2: [264, 264, 'msg -1'],
    it: [40, 312, 'text get drums'],
    p: [40, 360, 'print line'],
    t: [152, 360, 'print type'],
    'note-1': [
      400,
      264,
      'comment A number gives that line, counted from 0. The second inlet chooses fields: 1 the second one, -1 the whole line.'
    ],
    'note-2': [
      400,
      312,
      'comment The right outlet says how the line ends: 0 a semicolon, 1 a comma, 2 there is none.'
    ],
    see: [40, 416, 'comment See also: [text define], [text set], [text search]']
  },
  cables: ['lb init', 'init from', 'a it', 'b it', 'c it', 'f it:1', 'f2 it:1', 'it p', 'it:1 t']
} satisfies HelpPatch
