// Help for [list fromsymbol]: Makes a list of character codes of a symbol.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list fromsymbol',
  about: 'Makes a list of character codes of a symbol',
  boxes: {
    title: [40, 24, 'comment list fromsymbol: Makes a list of character codes of a symbol'],
    a: [40, 72, 'msg symbol hello'],
    b: [176, 72, 'msg "two words"'],
    c: [304, 72, 'msg symbol é'],
    it: [40, 120, 'list fromsymbol'],
    p: [40, 168, 'print codes'],
    back: [40, 216, 'list tosymbol'],
    q: [40, 264, 'print symbol'],
    'note-1': [
      432,
      72,
      'comment Each letter becomes the number that stands for it: bytes of UTF-8, so that é has two.'
    ],
    see: [40, 320, 'comment See also: [list tosymbol], [makefilename]']
  },
  cables: ['a it', 'b it', 'c it', 'it p', 'it back', 'back q']
} satisfies HelpPatch
