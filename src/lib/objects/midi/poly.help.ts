// Help for [poly]: Gives each note a voice of its own.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'poly',
  about: 'Gives each note a voice of its own',
  boxes: {
    title: [40, 24, 'comment poly: Gives each note a voice of its own'],
    a: [40, 88, 'msg 60 100'],
    b: [144, 88, 'msg 64 100'],
    c: [248, 88, 'msg 67 100'],
    off: [352, 88, 'msg 60 0'],
    stop: [440, 88, 'msg stop'],
    'note-1': [536, 88, 'comment Pitch and velocity; a velocity of 0 ends the note. stop ends all.'],
    p: [40, 144, 'poly 2 1'],
    'note-2': [
      536,
      144,
      'comment Two voices. The second argument lets a third note take the voice of the oldest.'
    ],
    pack: [40, 200, 'pack f f f'],
    out: [40, 256, 'print voice-pitch-velocity'],
    see: [40, 312, 'comment See also: [makenote], [stripnote], [route]']
  },
  cables: ['a p', 'b p', 'c p', 'off p', 'stop p', 'p pack', 'p:1 pack:1', 'p:2 pack:2', 'pack out']
} satisfies HelpPatch
