// Help for [tabread4]: Gives the number at a place between the places of an array.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'tabread4',
  about: 'Gives the number at a place between the places of an array',
  boxes: {
    title: [40, 24, 'comment tabread4: Gives the number at a place between the places of an array'],
    t: [40, 88, 'table wave-1 64'],
    m: [184, 88, 'msg ; wave-1 sinesum 64 1'],
    i: [40, 136, 'slider 0 64'],
    s: [232, 136, 'msg set wave-1'],
    n1: [
      424,
      136,
      'comment Four neighbours are looked at: the first place that can be reached is 1, the last but one the highest.'
    ],
    r: [40, 192, 'tabread4 wave-1'],
    o: [40, 240, 'number'],
    see: [40, 296, 'comment See also: [tabread], [table]']
  },
  cables: ['i r', 's r', 'r o']
} satisfies HelpPatch
