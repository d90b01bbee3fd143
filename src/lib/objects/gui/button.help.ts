// Help for [button]: Sends a bang when it is clicked, and for any message.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'button',
  about: 'Sends a bang when it is clicked, and for any message',
  boxes: {
    title: [40, 24, 'comment button: Sends a bang when it is clicked, and for any message'],
    b: [40, 72, 'button'],
    'note-1': [240, 72, 'comment Click it. Pd’s own is [bng].'],
    p: [40, 120, 'print clicked'],
    n: [40, 168, 'number'],
    'note-2': [240, 168, 'comment Any message makes it flash and send a bang.'],
    b2: [40, 216, 'button'],
    p2: [40, 264, 'print passed'],
    see: [40, 320, 'comment See also: [bang], [toggle], [loadbang]']
  },
  cables: ['b p', 'n b2', 'b2 p2']
} satisfies HelpPatch
