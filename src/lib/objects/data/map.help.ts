// Help for [map]: Makes a new message of each by an expression: x is the message.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'map',
  about: 'Makes a new message of each by an expression: x is the message',
  boxes: {
    title: [40, 24, 'comment map: Makes a new message of each by an expression: x is the message'],
    n: [40, 88, 'number'],
    'note-1': [448, 88, 'comment x is the message. What the expression gives is sent.'],
    double: [40, 136, 'map x * 2'],
    out: [40, 184, 'number'],
    r: [40, 232, 'msg {found: true, value: 5}'],
    r2: [272, 232, 'msg {found: false}'],
    'note-2': [448, 232, 'comment Fields of a record, and a choice between two values.'],
    value: [40, 280, 'map x.found ? x.value : 0'],
    out2: [40, 328, 'number'],
    a: [40, 376, 'number'],
    b: [160, 376, 'number'],
    'note-3': [448, 376, 'comment $2 is a second, cold inlet. ({ … }) makes a record.'],
    make: [40, 424, 'map ({set: ["pair", x, $2]})'],
    'note-4': [448, 424, 'comment undefined sends nothing; true and false are 1 and 0.'],
    p: [40, 472, 'print'],
    list: [40, 520, 'msg 3 1 2'],
    'note-5': [
      448,
      520,
      'comment Methods of lists and texts work: map, filter, sort, join, split, toUpperCase …'
    ],
    sort: [40, 576, 'map x.sort().map(n => n * 10)'],
    p2: [40, 624, 'print sorted'],
    see: [40, 680, 'comment See also: [filter], [js], [msg]']
  },
  cables: [
    'n double',
    'double out',
    'r value',
    'r2 value',
    'value out2',
    'a make',
    'b make:1',
    'make p',
    'list sort',
    'sort p2'
  ]
} satisfies HelpPatch
