// Help for [expr]: Calculates with an expression.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'expr',
  about: 'Calculates with an expression',
  boxes: {
    title: [40, 24, 'comment expr: Calculates with an expression'],
    a: [40, 88, 'number'],
    b: [136, 88, 'number'],
    'note-1': [
      400,
      88,
      'comment $f1 is the number at the first inlet, $i2 a whole number at the second; the first one calculates.'
    ],
    e: [40, 144, 'expr $f1 * 2 + $i2'],
    out: [40, 192, 'number'],
    m: [40, 248, 'msg 7'],
    'note-2': [
      400,
      248,
      'comment Several expressions, each with an outlet, right to left. 7 / 2 of whole numbers is 3.'
    ],
    several: [40, 304, 'expr int($f1) % 2; $f1 / 2; if($f1 > 5, 1, 0)'],
    p1: [40, 352, 'print odd'],
    p2: [144, 352, 'print half'],
    p3: [248, 352, 'print big'],
    v: [40, 416, 'value total'],
    add: [160, 416, 'msg 5'],
    'note-3': [400, 416, 'comment A name is a [value]; = sets it. name[index] is an element of an array.'],
    sum: [160, 464, 'expr total = total + $f1'],
    p4: [160, 512, 'print total'],
    'note-4': [
      40,
      568,
      'comment + - * / % << >> < <= > >= == != & ^ | && || ! ~; if min max abs int float rint floor ceil pow sqrt exp ln log10 sin cos tan atan2 fmod fact random size sum avg mtof and others'
    ],
    see: [40, 640, 'comment See also: [map], [value], [+]']
  },
  cables: [
    'a e',
    'b e:1',
    'e out',
    'm several',
    'several p1',
    'several:1 p2',
    'several:2 p3',
    'add sum',
    'sum p4'
  ]
} satisfies HelpPatch
