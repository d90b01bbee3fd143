// Help for [fudiformat]: Writes messages as lists of bytes, the way Pd sends them.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'fudiformat',
  about: 'Writes messages as lists of bytes, the way Pd sends them',
  boxes: {
    title: [40, 24, 'comment fudiformat: Writes messages as lists of bytes, the way Pd sends them'],
    a: [40, 88, 'msg set count 5'],
    b: [168, 88, 'msg 1 2 3'],
    it: [40, 136, 'fudiformat'],
    p: [40, 184, 'print bytes'],
    back: [40, 232, 'fudiparse'],
    q: [40, 280, 'print message'],
    c: [40, 328, 'msg note 60'],
    u: [40, 376, 'fudiformat -u'],
    r: [40, 424, 'print without-end'],
    'note-1': [
      272,
      88,
      'comment A message becomes the bytes that Pd sends for it over a network: its words, a semicolon, a new line.'
    ],
    'note-2': [272, 328, 'comment -u leaves out the semicolon.'],
    see: [40, 480, 'comment See also: [fudiparse], [oscformat], [list tosymbol]']
  },
  cables: ['a it', 'b it', 'it p', 'it back', 'back q', 'c u', 'u r']
} satisfies HelpPatch
