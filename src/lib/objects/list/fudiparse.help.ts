// Help for [fudiparse]: Reads messages from lists of bytes, the way Pd sends them.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'fudiparse',
  about: 'Reads messages from lists of bytes, the way Pd sends them',
  boxes: {
    title: [40, 24, 'comment fudiparse: Reads messages from lists of bytes, the way Pd sends them'],
    a: [40, 88, 'msg 49 32 50 59'],
    b: [168, 88, 'msg 115 101 116 32 53 59 10'],
    it: [40, 136, 'fudiparse'],
    p: [40, 184, 'print message'],
    'note-1': [416, 88, 'comment Each message ends with a semicolon, the last one perhaps with nothing.'],
    see: [40, 240, 'comment See also: [fudiformat], [oscparse], [list fromsymbol]']
  },
  cables: ['a it', 'b it', 'it p']
} satisfies HelpPatch
