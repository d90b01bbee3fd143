// Help for [value]: Holds a number that all boxes of its name share.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'value',
  about: 'Holds a number that all boxes of its name share',
  boxes: {
    title: [40, 24, 'comment value: Holds a number that all boxes of its name share'],
    n: [40, 88, 'number'],
    'note-1': [280, 88, 'comment A number sets it and gives nothing.'],
    set: [40, 136, 'value tempo'],
    get: [40, 192, 'button'],
    'note-2': [280, 192, 'comment A bang at any [value] of that name gives it. Also written [v].'],
    v: [40, 240, 'v tempo'],
    shown: [40, 288, 'number'],
    m: [40, 344, 'msg ; tempo 90'],
    s: [184, 344, 's tempo'],
    'note-3': [280, 344, 'comment A message or a [send] to the name sets it too; [expr tempo * 2] reads it.'],
    see: [40, 408, 'comment See also: [float], [send], [expr]']
  },
  cables: ['n set', 'get v', 'v shown']
} satisfies HelpPatch
