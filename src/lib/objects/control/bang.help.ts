// Help for [bang]: Makes a bang of any message.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'bang',
  about: 'Makes a bang of any message',
  boxes: {
    title: [40, 24, 'comment bang: Makes a bang of any message'],
    a: [40, 72, 'msg 5'],
    b: [104, 72, 'msg hello world'],
    c: [240, 72, 'msg {any: "record"}'],
    'note-1': [424, 72, 'comment Click them: whatever comes in, a bang goes out.'],
    bang: [40, 120, 'bang'],
    'note-2': [424, 120, 'comment Also written [b]. [button] does the same and can be clicked.'],
    print: [40, 168, 'print out'],
    see: [40, 224, 'comment See also: [button], [trigger]']
  },
  cables: ['a bang', 'b bang', 'c bang', 'bang print']
} satisfies HelpPatch
