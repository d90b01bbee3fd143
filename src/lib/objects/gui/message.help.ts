// Help for [msg]: A message box: sends its text when it is clicked or reached.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'msg',
  about: 'A message box: sends its text when it is clicked or reached',
  boxes: {
    title: [40, 24, 'comment msg: A message box: sends its text when it is clicked or reached'],
    a: [40, 88, 'msg hello'],
    b: [128, 88, 'msg 1 2 3'],
    c: [216, 88, 'msg {get: "count"}'],
    d: [376, 88, 'msg "one text"'],
    'note-1': [520, 88, 'comment A word with arguments, numbers, a record, a text in quotes.'],
    p: [40, 136, 'print'],
    n: [40, 184, 'number'],
    'note-2': [520, 184, 'comment $1 is filled in from the message; , sends a second message.'],
    note: [40, 232, 'msg note $1 100, done'],
    p2: [40, 280, 'print filled-in'],
    s: [40, 328, 'msg ; elsewhere 5'],
    'note-3': [520, 328, 'comment ; name sends to a [receive] without a cable.'],
    r: [40, 376, 'r elsewhere'],
    p3: [40, 424, 'print received'],
    set: [40, 472, 'msg set $1 x'],
    num: [152, 472, 'number'],
    'note-4': [
      520,
      472,
      'comment set changes its text while the patch runs; what is saved is what you typed.'
    ],
    changed: [40, 528, 'msg old text'],
    p4: [40, 576, 'print changed'],
    x: [40, 624, 'number'],
    'note-5': [520, 624, 'comment One arrow function makes it a [map].'],
    arrow: [40, 672, 'msg x => ({set: ["count", x]})'],
    p5: [40, 720, 'print arrow'],
    see: [40, 776, 'comment See also: [map], [route], [kv]']
  },
  cables: [
    'a p',
    'b p',
    'c p',
    'd p',
    'n note',
    'note p2',
    'r p3',
    'num set',
    'set changed',
    'changed p4',
    'x arrow',
    'arrow p5'
  ]
} satisfies HelpPatch
