// Help for [clone]: Makes many copies of an abstraction in one box.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'clone',
  about: 'Makes many copies of an abstraction in one box',
  boxes: {
    title: [40, 24, 'comment clone: Makes many copies of an abstraction in one box'],
    note: [
      40,
      72,
      'comment Write clone NAME 8, where NAME is an abstraction of this patch. Each copy has its number as $1; `3 60` is for copy 3, `next 60` for each in turn, `all bang` for all. What a copy sends leaves with its number.'
    ],
    it: [40, 184, 'clone'],
    see: [40, 240, 'comment See also: [pd], [poly], [savestate]']
  },
  cables: []
} satisfies HelpPatch
