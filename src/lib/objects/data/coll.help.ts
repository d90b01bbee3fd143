// Help for [coll]: Lists under numbers and words, shared by name.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'coll',
  about: 'Lists under numbers and words, shared by name',
  boxes: {
    title: [40, 24, 'comment coll: Lists under numbers and words, shared by name'],
    a: [40, 88, 'msg 1 60 100'],
    b: [152, 88, 'msg 2 64 90'],
    s: [256, 88, 'msg store chorus 67 80'],
    n1: [
      520,
      88,
      'comment A number and more is stored under it; `store` also takes words as keys. Also nstore, append, insert, merge, remove, delete, clear.'
    ],
    x: [40, 152, 'msg 1'],
    y: [96, 152, 'msg chorus'],
    w: [200, 152, 'msg next'],
    v: [280, 152, 'msg prev'],
    n2: [
      520,
      152,
      'comment A key sends its list. A bang or `next` goes on to the next entry; goto, start, end, prev.'
    ],
    d: [40, 208, 'msg dump'],
    l: [128, 208, 'msg length'],
    r: [224, 208, 'msg sort 1 1'],
    n3: [
      520,
      208,
      'comment `dump` sends all, then a bang on the right. Also length, nth, min, max, sub, sort, swap, renumber.'
    ],
    c: [40, 272, 'coll songs'],
    p1: [40, 320, 'print list'],
    p2: [136, 320, 'print key'],
    p3: [232, 320, 'print done'],
    n4: [
      40,
      376,
      'comment Boxes of one name hold the same. With -k (or @embed 1) it is saved with the patch; otherwise it is gone when the patch closes.'
    ],
    see: [40, 432, 'comment See also: [dict], [kv], [text define]']
  },
  cables: ['a c', 'b c', 's c', 'x c', 'y c', 'w c', 'v c', 'd c', 'l c', 'r c', 'c:0 p1', 'c:1 p2', 'c:2 p3']
} satisfies HelpPatch
