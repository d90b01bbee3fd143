// Help for [text size]: Counts the lines of a text, or the fields of a line.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text size',
  about: 'Counts the lines of a text, or the fields of a line',
  boxes: {
    title: [40, 24, 'comment text size: Counts the lines of a text, or the fields of a line'],
    lb: [40, 88, 'loadbang'],
    init: [40, 136, 'msg list kick 36 \\; snare 38 \\; hat 42 \\;'],
    from: [40, 184, 'text fromlist drums'],
    d: [40, 232, 'text define drums'],
    go: [40, 280, 'button'],
    a: [80, 280, 'msg 0'],
    b: [136, 280, 'msg 9'],
    it: [40, 328, 'text size drums'],
    p: [40, 376, 'print count'],
    'note-1': [
      400,
      280,
      'comment A bang counts the lines, a number the fields of that line; -1 if there is none.'
    ],
    see: [40, 432, 'comment See also: [text define], [text get], [list length]']
  },
  cables: ['lb init', 'init from', 'go it', 'a it', 'b it', 'it p']
} satisfies HelpPatch
