// Help for [route]: Sends messages to the outlet whose argument they begin with; records by key=value.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'route',
  about: 'Sends messages to the outlet whose argument they begin with; records by key=value',
  boxes: {
    title: [
      40,
      24,
      'comment route: Sends messages to the outlet whose argument they begin with; records by key=value'
    ],
    m1: [40, 88, 'msg set 5'],
    m2: [128, 88, 'msg add 1 2'],
    m3: [232, 88, 'msg other'],
    m4: [320, 88, 'msg 7'],
    'note-1': [
      488,
      88,
      'comment By selector: the first word chooses the outlet and is taken off. What matches nothing leaves on the right, whole.'
    ],
    r1: [40, 144, 'route set add'],
    p1: [40, 192, 'print set'],
    p2: [152, 192, 'print add'],
    p3: [264, 192, 'print no-match'],
    n1: [40, 240, 'msg 1 60'],
    n2: [120, 240, 'msg 2 64'],
    n3: [200, 240, 'msg 3 67'],
    'note-2': [488, 240, 'comment By number, if the first argument is one.'],
    r2: [40, 288, 'route 1 2'],
    q1: [40, 336, 'print voice-1'],
    q2: [176, 336, 'print voice-2'],
    q3: [312, 336, 'print other'],
    k1: [40, 384, 'msg {op: "get", value: 5}'],
    k2: [256, 384, 'msg {op: "set", ok: true}'],
    'note-3': [
      488,
      384,
      'comment Records by key=value: the record passes whole. Dotted paths (value.name=foo) and quotes ("a b") work too.'
    ],
    r3: [40, 440, 'route op=get'],
    'note-4': [488, 440, 'comment A single argument can be changed through the right inlet.'],
    s1: [40, 488, 'print get'],
    s2: [152, 488, 'print rest'],
    see: [40, 544, 'comment See also: [select], [filter], [kv]']
  },
  cables: [
    'm1 r1',
    'm2 r1',
    'm3 r1',
    'm4 r1',
    'r1:0 p1',
    'r1:1 p2',
    'r1:2 p3',
    'n1 r2',
    'n2 r2',
    'n3 r2',
    'r2:0 q1',
    'r2:1 q2',
    'r2:2 q3',
    'k1 r3',
    'k2 r3',
    'r3:0 s1',
    'r3:1 s2'
  ]
} satisfies HelpPatch
