// Help for [dict]: A nested record of keys and values, shared by name.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'dict',
  about: 'A nested record of keys and values, shared by name',
  boxes: {
    title: [40, 24, 'comment dict: A nested record of keys and values, shared by name'],
    a: [40, 88, 'msg set piano::range 21 108'],
    b: [288, 88, 'msg append piano::tags loud'],
    n1: [
      568,
      88,
      'comment `set` and `append` write; :: leads into records, and a number into lists. Also replace, remove, clear, merge.'
    ],
    g: [40, 152, 'msg get piano::range'],
    h: [224, 152, 'msg get piano'],
    k: [352, 152, 'msg getkeys'],
    n2: [
      568,
      152,
      'comment `get` sends a value, `getkeys` the keys. A bang on the right says that there is no such key. Also contains, getsize, dump.'
    ],
    r: [40, 216, 'msg {piano: {range: [0, 1]}}'],
    e: [288, 216, 'button'],
    n3: [
      568,
      216,
      'comment A record takes the place of the whole content; a bang sends it. Where Max passes the name of a dictionary, the record itself passes here.'
    ],
    d: [40, 296, 'dict instruments'],
    p0: [40, 344, 'print record'],
    p1: [160, 344, 'print value'],
    p2: [272, 344, 'print keys'],
    p3: [376, 344, 'print absent'],
    n4: [
      40,
      400,
      'comment Boxes of one name hold the same. With -k (or @embed 1) it is saved with the patch; otherwise it is gone when the patch closes.'
    ],
    see: [40, 456, 'comment See also: [coll], [kv], [map]']
  },
  cables: ['a d', 'b d', 'g d', 'h d', 'k d', 'r d', 'e d', 'd:0 p0', 'd:1 p1', 'd:2 p2', 'd:3 p3']
} satisfies HelpPatch
