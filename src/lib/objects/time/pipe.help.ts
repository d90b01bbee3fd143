// Help for [pipe]: Delays messages: each comes out after a time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'pipe',
  about: 'Delays messages: each comes out after a time',
  boxes: {
    title: [40, 24, 'comment pipe: Delays messages: each comes out after a time'],
    n: [40, 88, 'number'],
    flush: [136, 88, 'msg flush'],
    clear: [232, 88, 'msg clear'],
    time: [328, 88, 'number'],
    'note-1': [
      440,
      88,
      'comment All numbers come out, each in its time. flush sends them now, newest first; clear forgets them.'
    ],
    p: [40, 144, 'pipe 1000'],
    'note-2': [440, 160, 'comment The right inlet sets the time in milliseconds.'],
    out: [40, 192, 'number'],
    m: [40, 248, 'msg list note 60'],
    p2: [40, 304, 'pipe s f 500'],
    'note-3': [
      440,
      248,
      'comment With types before the time it delays several things together: f, s, or a for anything.'
    ],
    a: [40, 360, 'print name'],
    b: [152, 360, 'print value'],
    see: [40, 416, 'comment See also: [delay], [metro], [makenote]']
  },
  cables: ['n p', 'flush p', 'clear p', 'time p:1', 'p out', 'm p2', 'p2 a', 'p2:1 b']
} satisfies HelpPatch
