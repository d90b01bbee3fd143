// Help for [spigot]: Lets messages through while its right inlet is not 0.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'spigot',
  about: 'Lets messages through while its right inlet is not 0',
  boxes: {
    title: [40, 24, 'comment spigot: Lets messages through while its right inlet is not 0'],
    n: [40, 72, 'number'],
    on: [136, 72, 'toggle'],
    'note-1': [240, 72, 'comment Drag the number with the switch on and off.'],
    s: [40, 120, 'spigot'],
    'note-2': [240, 120, 'comment [spigot 1] begins open.'],
    out: [40, 168, 'number'],
    'note-3': [240, 168, 'comment Any kind of message passes, records and pictures too.'],
    see: [40, 224, 'comment See also: [select], [filter], [route]']
  },
  cables: ['n s', 'on s:1', 's out']
} satisfies HelpPatch
