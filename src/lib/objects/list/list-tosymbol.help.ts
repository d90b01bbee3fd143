// Help for [list tosymbol]: Makes a symbol of a list of character codes.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list tosymbol',
  about: 'Makes a symbol of a list of character codes',
  boxes: {
    title: [40, 24, 'comment list tosymbol: Makes a symbol of a list of character codes'],
    a: [40, 72, 'msg 104 101 108 108 111'],
    b: [232, 72, 'msg 195 169'],
    it: [40, 120, 'list tosymbol'],
    p: [40, 168, 'print symbol'],
    'note-1': [
      352,
      72,
      'comment Each number stands for a letter, or for a part of one (bytes of UTF-8): é has two. A 0 ends the symbol.'
    ],
    see: [40, 224, 'comment See also: [list fromsymbol], [makefilename]']
  },
  cables: ['a it', 'b it', 'it p']
} satisfies HelpPatch
