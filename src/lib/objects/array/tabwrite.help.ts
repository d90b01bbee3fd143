// Help for [tabwrite]: Puts a number at a place of an array.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'tabwrite',
  about: 'Puts a number at a place of an array',
  boxes: {
    title: [40, 24, 'comment tabwrite: Puts a number at a place of an array'],
    t: [40, 88, 'table held-1 4'],
    i: [40, 136, 'number'],
    p: [136, 136, 'number'],
    l: [232, 136, 'msg 7 2'],
    n1: [
      424,
      136,
      'comment The right inlet says where, the left one writes. A list does both: 7 at place 2.'
    ],
    w: [40, 192, 'tabwrite held-1'],
    b: [40, 240, 'button'],
    g: [40, 288, 'array get held-1'],
    o: [40, 336, 'print held'],
    see: [40, 392, 'comment See also: [tabread], [array set]']
  },
  cables: ['i w', 'p w:1', 'l w', 'b g', 'g o']
} satisfies HelpPatch
