// Help for [oscformat]: Writes lists as the bytes of Open Sound Control messages.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'oscformat',
  about: 'Writes lists as the bytes of Open Sound Control messages',
  boxes: {
    title: [40, 24, 'comment oscformat: Writes lists as the bytes of Open Sound Control messages'],
    a: [40, 88, 'msg 60 0.5'],
    b: [128, 88, 'msg list note on'],
    set: [264, 88, 'msg set mixer 1 volume'],
    f: [448, 88, 'msg format if'],
    it: [40, 136, 'oscformat synth note'],
    p: [40, 184, 'print bytes'],
    back: [40, 232, 'oscparse'],
    q: [40, 280, 'print list'],
    c: [40, 328, 'msg 3 1 2 3'],
    blob: [40, 376, 'oscformat -f b data'],
    r: [40, 424, 'print blob'],
    'note-1': [
      584,
      88,
      'comment A list becomes an Open Sound Control message for the address /synth/note. set changes the address, format the types: i whole number, f number, s symbol, b bytes.'
    ],
    'note-2': [584, 328, 'comment Bytes begin with how many they are.'],
    see: [40, 480, 'comment See also: [oscparse], [fudiformat]']
  },
  cables: ['a it', 'b it', 'set it', 'f it', 'it p', 'it back', 'back q', 'c blob', 'blob r']
} satisfies HelpPatch
