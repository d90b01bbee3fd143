// Help for [vradio]: A column of cells, one of them on: sends its number.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'vradio',
  about: 'A column of cells, one of them on: sends its number',
  boxes: {
    title: [40, 24, 'comment vradio: A column of cells, one of them on: sends its number'],
    r: [40, 72, 'vradio'],
    'note-1': [240, 72, 'comment Eight cells; click one.'],
    n: [40, 248, 'number'],
    it: [40, 312, 'vradio 15 1 1 4 empty empty empty 17 7 0 10 -262144 -1 -1 2'],
    'note-2': [
      240,
      312,
      'comment With Pd’s own arguments: four cells, the third is on when the patch opens.'
    ],
    n2: [40, 456, 'number'],
    set: [40, 512, 'msg set 1'],
    b: [160, 512, 'bng'],
    see: [40, 568, 'comment See also: [hsl], [tgl]']
  },
  cables: ['r n', 'it n2', 'set it', 'b it']
} satisfies HelpPatch
