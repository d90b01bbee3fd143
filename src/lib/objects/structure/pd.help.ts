// Help for [pd]: A subpatch: a part of the patch in a box of its own.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'pd',
  about: 'A subpatch: a part of the patch in a box of its own',
  boxes: {
    title: [40, 24, 'comment pd: A subpatch, a part of the patch in a box of its own'],
    n: [40, 72, 'number'],
    note: [
      248,
      72,
      'comment A double-click on the box opens it. Each [inlet] and [outlet] inside is a port of the box, from left to right.'
    ],
    twice: [40, 128, 'pd twice'],
    'twice.in': [40, 40, 'inlet'],
    'twice.times': [40, 96, '* 2'],
    'twice.out': [40, 152, 'outlet'],
    p: [40, 176, 'print twice'],
    see: [40, 240, 'comment See also: [inlet], [outlet]']
  },
  cables: ['n twice', 'twice.in twice.times', 'twice.times twice.out', 'twice p']
} satisfies HelpPatch
