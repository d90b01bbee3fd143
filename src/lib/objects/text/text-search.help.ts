// Help for [text search]: Finds the line of a text that matches a list best.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text search',
  about: 'Finds the line of a text that matches a list best',
  boxes: {
    title: [40, 24, 'comment text search: Finds the line of a text that matches a list best'],
    lb: [40, 88, 'loadbang'],
    init: [40, 136, 'msg list kick 36 \\; snare 38 \\; hat 42 \\;'],
    from: [40, 184, 'text fromlist drums'],
    d: [40, 232, 'text define drums'],
    a: [40, 280, 'msg list snare'],
    b: [160, 280, 'msg list cymbal'],
    it: [40, 328, 'text search drums'],
    p: [40, 376, 'print line'],
    n: [40, 424, 'msg 40'],
    m: [96, 424, 'msg 99'],
    r: [152, 424, 'msg range 0 2'],
    near: [40, 472, 'text search drums near 1'],
    q: [40, 520, 'print nearest'],
    'note-1': [400, 280, 'comment The number of the line that begins so; -1 if there is none.'],
    'note-2': [
      400,
      424,
      'comment Arguments say which fields are compared: near 1 finds the line whose second field is nearest. > >= < <= work too. range narrows the search.'
    ],
    see: [40, 576, 'comment See also: [text get], [text define]']
  },
  cables: ['lb init', 'init from', 'a it', 'b it', 'it p', 'n near', 'm near', 'r near', 'near q']
} satisfies HelpPatch
