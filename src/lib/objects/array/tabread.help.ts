// Help for [tabread]: Gives the number at a place of an array.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'tabread',
  about: 'Gives the number at a place of an array',
  boxes: {
    title: [40, 24, 'comment tabread: Gives the number at a place of an array'],
    t: [40, 88, 'table row-1 4'],
    m: [184, 88, 'msg ; row-1 0 10 20 30 40'],
    i: [40, 136, 'number'],
    s: [136, 136, 'msg set row-1'],
    n1: [
      328,
      136,
      'comment Places begin at 0; one outside is the nearest inside. `set` names another array.'
    ],
    r: [40, 192, 'tabread row-1'],
    o: [40, 240, 'number'],
    see: [40, 296, 'comment See also: [tabread4], [tabwrite], [array get]']
  },
  cables: ['i r', 's r', 'r o']
} satisfies HelpPatch
