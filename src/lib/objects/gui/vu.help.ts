// Help for [vu]: A level meter: shows decibels, and the peak of them.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'vu',
  about: 'A level meter: shows decibels, and the peak of them',
  boxes: {
    title: [40, 24, 'comment vu: A level meter: shows decibels, and the peak of them'],
    s: [40, 72, 'hsl -100 12'],
    p: [240, 72, 'msg -6'],
    'note-1': [320, 72, 'comment Decibels into the left inlet, the peak into the right one.'],
    it: [40, 120, 'vu'],
    n: [40, 288, 'number'],
    n2: [160, 288, 'number'],
    see: [40, 344, 'comment See also: [hsl], [rmstodb]']
  },
  cables: ['s it', 'p it:1', 'it n', 'it:1 n2']
} satisfies HelpPatch
