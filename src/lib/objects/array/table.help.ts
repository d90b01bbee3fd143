// Help for [table]: An array of numbers under a name.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'table',
  about: 'An array of numbers under a name',
  boxes: {
    title: [40, 24, 'comment table: An array of numbers under a name'],
    t: [40, 88, 'table steps-1 8'],
    n1: [
      328,
      88,
      'comment Any box finds it by its name. Its contents are live: they are gone when the patch closes.'
    ],
    m1: [40, 136, 'msg ; steps-1 0 60 62 64 65'],
    m2: [328, 136, 'msg ; steps-1 const 5'],
    m3: [520, 136, 'msg ; steps-1 resize 4'],
    m4: [40, 184, 'msg ; steps-1 sinesum 64 1 0 0.5'],
    m5: [328, 184, 'msg ; steps-1 normalize 10'],
    n2: [
      40,
      240,
      'comment Messages to its name: a list is an index and the numbers from there on; also const, resize, normalize, sinesum, cosinesum, rename, print.'
    ],
    b: [40, 312, 'button'],
    g: [40, 360, 'array get steps-1'],
    p: [40, 408, 'print steps'],
    see: [40, 464, 'comment See also: [array], [tabread], [tabwrite]']
  },
  cables: ['b g', 'g p']
} satisfies HelpPatch
