// Help for [scale]: Brings numbers from one range into another.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'scale',
  about: 'Brings numbers from one range into another',
  boxes: {
    title: [40, 24, 'comment scale: Brings numbers from one range into another'],
    s: [40, 88, 'slider 0 127'],
    e: [280, 88, 'msg 1'],
    e2: [344, 88, 'msg 2'],
    n1: [
      424,
      88,
      'comment From 0…127 to 0…1. The last inlet is the exponent of the curve; 1 is a line. Nothing is clipped.'
    ],
    c: [40, 144, 'scale 0 127 0 1'],
    o: [40, 192, 'number'],
    see: [40, 248, 'comment See also: [+], [*], [map]']
  },
  cables: ['s c', 'e c:5', 'e2 c:5', 'c o']
} satisfies HelpPatch
