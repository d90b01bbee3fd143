// Help for [array]: Makes an array of numbers, or asks and changes one.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'array',
  about: 'Makes an array of numbers, or asks and changes one',
  boxes: {
    title: [40, 24, 'comment array: Makes an array of numbers, or asks and changes one'],
    d: [40, 88, 'array define -k notes-1 5'],
    n1: [
      328,
      88,
      'comment define: an array under a name. With -k what it holds is saved with the patch, as far as a hand or the file put it there.'
    ],
    w: [40, 144, 'msg 1 2 4 2 1'],
    r: [184, 144, 'msg 3 9 9'],
    s: [40, 192, 'array set notes-1'],
    n2: [328, 192, 'comment set: writes a list, from an onset on; the second inlet changes it.'],
    b: [40, 240, 'button'],
    n3: [
      488,
      240,
      'comment Each has NAME ONSET COUNT as arguments: which part it looks at. A bang asks; a number is another onset.'
    ],
    g: [40, 304, 'array get notes-1 1 3'],
    sm: [232, 304, 'array sum notes-1'],
    pg: [40, 352, 'print get'],
    ps: [232, 352, 'print sum'],
    mx: [40, 400, 'array max notes-1'],
    mn: [232, 400, 'array min notes-1'],
    p1: [40, 448, 'print max'],
    p2: [136, 448, 'print place'],
    p3: [264, 448, 'print min'],
    p4: [360, 448, 'print place'],
    n4: [488, 400, 'comment max and min send the place first, then the number.'],
    q: [40, 496, 'msg 0.5'],
    qq: [40, 544, 'array quantile notes-1'],
    rr: [232, 544, 'array random notes-1'],
    pq: [40, 592, 'print median'],
    pr: [232, 592, 'print random'],
    n5: [
      488,
      544,
      'comment quantile and random take the numbers as weights: which place has so much of the sum before it?'
    ],
    sz: [40, 640, 'msg 8'],
    bs: [120, 640, 'button'],
    si: [40, 688, 'array size notes-1'],
    psz: [40, 736, 'print size'],
    n6: [328, 688, 'comment size: a bang asks, a number changes it.'],
    see: [40, 792, 'comment See also: [table], [tabread], [tabwrite], [tabread4]']
  },
  cables: [
    'w s',
    'r s',
    'b g',
    'b sm',
    'b mx',
    'b mn',
    'b rr',
    'g pg',
    'sm ps',
    'mx:0 p1',
    'mx:1 p2',
    'mn:0 p3',
    'mn:1 p4',
    'q qq',
    'qq pq',
    'rr pr',
    'sz si',
    'bs si',
    'si psz'
  ]
} satisfies HelpPatch
