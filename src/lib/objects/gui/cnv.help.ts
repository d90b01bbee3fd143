// Help for [cnv]: A coloured rectangle with a label, behind the other boxes.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'cnv',
  about: 'A coloured rectangle with a label, behind the other boxes',
  boxes: {
    title: [40, 24, 'comment cnv: A coloured rectangle with a label, behind the other boxes'],
    it: [40, 72, 'cnv 15 160 80 empty help-canvas colours 8 12 0 14 -204786 -66577 0'],
    'note-1': [
      240,
      72,
      'comment It is moved by its upper left corner; what lies on it is played through it.'
    ],
    set: [40, 184, 'msg ; help-canvas color 3 0'],
    l: [40, 232, 'msg ; help-canvas label renamed'],
    'note-2': [280, 184, 'comment Messages reach it by its name.'],
    see: [40, 288, 'comment See also: [comment]']
  },
  cables: []
} satisfies HelpPatch
