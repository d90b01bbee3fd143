// Help for [symbolatom]: Shows a symbol, and lets one type it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'symbolatom',
  about: 'Shows a symbol, and lets one type it',
  boxes: {
    title: [40, 24, 'comment symbolatom: Shows a symbol, and lets one type it'],
    m: [40, 72, 'msg symbol hello'],
    set: [200, 72, 'msg set world'],
    b: [328, 72, 'bng'],
    it: [40, 120, 'symbolatom 10 0 0 0 - - - 12'],
    'note-1': [240, 120, 'comment Click it and type. set shows without sending; a bang sends again.'],
    p: [40, 168, 'print symbol'],
    see: [40, 224, 'comment See also: [symbol], [floatatom], [listbox]']
  },
  cables: ['m it', 'set it', 'b it', 'it p']
} satisfies HelpPatch
