// Help for [zl]: Works on lists: turns, cuts, joins, sorts, compares them.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'zl',
  about: 'Works on lists: turns, cuts, joins, sorts, compares them',
  boxes: {
    title: [40, 24, 'comment zl: Works on lists: turns, cuts, joins, sorts, compares them'],
    a: [40, 88, 'msg 3 1 2 a'],
    b: [152, 88, 'msg 5 4 1'],
    n1: [
      456,
      88,
      'comment The first argument says what to do; `zl.rev` is the same as `zl rev`. What is left over leaves on the right, first.'
    ],
    r: [40, 144, 'zl rev'],
    l: [128, 144, 'zl.len'],
    s: [216, 144, 'zl slice 2'],
    o: [328, 144, 'zl sort'],
    pr: [40, 192, 'print rev'],
    pl: [128, 192, 'print len'],
    ps: [216, 192, 'print slice'],
    po: [328, 192, 'print sort'],
    n2: [
      40,
      248,
      'comment Cut: slice, ecils (from the end), nth and mth (one element, from 1 and from 0), iter, group, stream, delace. Arrange: rev, rot, sort, swap, scramble, thin, indexmap. Count: len, sum, median.'
    ],
    j: [40, 328, 'msg 1 2 3'],
    k: [136, 328, 'msg 3 4'],
    n3: [
      456,
      328,
      'comment Two lists, the second as arguments or at the right inlet: join, lace, sect, union, unique, filter, compare, sub, lookup.'
    ],
    u: [40, 384, 'zl union'],
    x: [136, 384, 'zl sect'],
    c: [232, 384, 'zl join'],
    pu: [40, 432, 'print union'],
    px: [152, 432, 'print sect'],
    pc: [256, 432, 'print join'],
    q: [40, 488, 'msg first'],
    q2: [136, 488, 'msg second'],
    g: [240, 488, 'button'],
    n4: [
      456,
      488,
      'comment Remember: reg, queue, stack (a bang takes out), change (only what differs). `zlclear` forgets, `mode rev` changes what is done.'
    ],
    z: [40, 544, 'zl queue'],
    pz: [40, 592, 'print next'],
    pe: [152, 592, 'print left'],
    see: [40, 648, 'comment See also: [list append], [pack], [iter]']
  },
  cables: [
    'a r',
    'a l',
    'a s',
    'a o',
    'b r',
    'b l',
    'b s',
    'b o',
    'r pr',
    'l pl',
    's ps',
    'o po',
    'k u:1',
    'k x:1',
    'k c:1',
    'j u',
    'j x',
    'j c',
    'u pu',
    'x px',
    'c pc',
    'q z',
    'q2 z',
    'g z',
    'z:0 pz',
    'z:1 pe'
  ]
} satisfies HelpPatch
