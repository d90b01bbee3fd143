// Help for [list prepend]: Puts a second list before each that comes.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list prepend',
  about: 'Puts a second list before each that comes',
  boxes: {
    title: [40, 24, 'comment list prepend: Puts a second list before each that comes'],
    go: [40, 72, 'button'],
    a: [80, 72, 'msg 1 2'],
    b: [144, 72, 'msg list x y'],
    c: [248, 72, 'msg set 5'],
    second: [40, 120, 'msg to 9'],
    it: [40, 168, 'list prepend note'],
    t: [40, 216, 'list trim'],
    p: [40, 264, 'print message'],
    'note-1': [
      352,
      72,
      'comment Any message is a list here: a bang an empty one, set 5 the list of set and 5.'
    ],
    'note-2': [352, 120, 'comment The right inlet takes another list to put before.'],
    'note-3': [352, 216, 'comment [list trim] makes a message of the list: note 1 2.'],
    see: [40, 320, 'comment See also: [list append], [list trim]']
  },
  cables: ['go it', 'a it', 'b it', 'c it', 'second it:1', 'it t', 't p']
} satisfies HelpPatch
