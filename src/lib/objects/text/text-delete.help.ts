// Help for [text delete]: Takes a line out of a text.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text delete',
  about: 'Takes a line out of a text',
  boxes: {
    title: [40, 24, 'comment text delete: Takes a line out of a text'],
    lb: [40, 72, 'loadbang'],
    init: [40, 120, 'msg list kick 36 \\; snare 38 \\; hat 42 \\;'],
    from: [40, 168, 'text fromlist drums'],
    d: [40, 216, 'text define drums'],
    a: [40, 264, 'msg 0'],
    b: [96, 264, 'msg -1'],
    all: [152, 264, 'button'],
    it: [40, 312, 'text delete drums'],
    list: [208, 312, 'text tolist drums'],
    p: [40, 360, 'print all'],
    'note-1': [400, 264, 'comment A number takes that line out; -1 empties the text.'],
    see: [40, 416, 'comment See also: [text define], [text insert], [text set]']
  },
  cables: ['lb init', 'init from', 'a it', 'b it', 'all list', 'list p']
} satisfies HelpPatch
