// Help for [thresh]: Makes one list of what comes within a short time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'thresh',
  about: 'Makes one list of what comes within a short time',
  boxes: {
    title: [40, 24, 'comment thresh: Makes one list of what comes within a short time'],
    b: [40, 88, 'button'],
    t: [40, 136, 't b b b'],
    a: [40, 184, 'msg 60'],
    d: [120, 184, 'msg 64'],
    c: [200, 184, 'msg 67'],
    n1: [
      328,
      136,
      'comment Notes of a chord come one by one; when nothing has come for 20 ms, the list leaves.'
    ],
    h: [40, 232, 'thresh 20'],
    p: [40, 280, 'print chord'],
    see: [40, 336, 'comment See also: [pack], [delay]']
  },
  cables: ['b t', 't:0 a', 't:1 d', 't:2 c', 'a h', 'd h', 'c h', 'h p']
} satisfies HelpPatch
