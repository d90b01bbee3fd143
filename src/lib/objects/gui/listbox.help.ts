// Help for [listbox]: Shows a list, and lets one type it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'listbox',
  about: 'Shows a list, and lets one type it',
  boxes: {
    title: [40, 24, 'comment listbox: Shows a list, and lets one type it'],
    m: [40, 72, 'msg 1 2 three'],
    set: [200, 72, 'msg set 4 5'],
    b: [328, 72, 'bng'],
    it: [40, 120, 'listbox 20 0 0 0 - - - 12'],
    'note-1': [280, 120, 'comment Click it and type. set shows without sending; a bang sends again.'],
    p: [40, 168, 'print list'],
    see: [40, 224, 'comment See also: [list], [symbolatom], [textbox]']
  },
  cables: ['m it', 'set it', 'b it', 'it p']
} satisfies HelpPatch
