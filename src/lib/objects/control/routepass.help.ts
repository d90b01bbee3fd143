// Help for [routepass]: Sends messages to the outlet whose argument they begin with, whole.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'routepass',
  about: 'Sends messages to the outlet whose argument they begin with, whole',
  boxes: {
    title: [40, 24, 'comment routepass: Sends messages to the outlet whose argument they begin with, whole'],
    m1: [40, 88, 'msg set 5'],
    m2: [136, 88, 'msg 1 60'],
    m3: [232, 88, 'msg other'],
    m4: [328, 88, 'msg {op: "get"}'],
    n1: [
      520,
      88,
      'comment As [route], but the match stays in the message. Words and numbers may stand side by side; records match by key=value.'
    ],
    r: [40, 144, 'routepass set 1 op=get'],
    p1: [40, 200, 'print set'],
    p2: [136, 200, 'print one'],
    p3: [232, 200, 'print record'],
    p4: [352, 200, 'print other'],
    see: [40, 256, 'comment See also: [route], [select]']
  },
  cables: ['m1 r', 'm2 r', 'm3 r', 'm4 r', 'r:0 p1', 'r:1 p2', 'r:2 p3', 'r:3 p4']
} satisfies HelpPatch
