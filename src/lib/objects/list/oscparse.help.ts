// Help for [oscparse]: Reads Open Sound Control messages from lists of bytes.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'oscparse',
  about: 'Reads Open Sound Control messages from lists of bytes',
  boxes: {
    title: [40, 24, 'comment oscparse: Reads Open Sound Control messages from lists of bytes'],
    a: [40, 88, 'msg 60 0.5'],
    b: [128, 88, 'msg list on 3'],
    f: [40, 136, 'oscformat synth note'],
    it: [40, 184, 'oscparse'],
    p: [40, 232, 'print list'],
    r: [40, 280, 'list split 2'],
    q: [40, 328, 'print address'],
    v: [176, 328, 'print values'],
    'note-1': [328, 88, 'comment [oscformat] makes the bytes that would come from elsewhere.'],
    'note-2': [328, 184, 'comment The parts of the address come first, then the values.'],
    see: [40, 384, 'comment See also: [oscformat], [fudiparse]']
  },
  cables: ['a f', 'b f', 'f it', 'it p', 'it r', 'r q', 'r:1 v']
} satisfies HelpPatch
