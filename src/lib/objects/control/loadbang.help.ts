// Help for [loadbang]: Sends a bang when the patch opens.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'loadbang',
  about: 'Sends a bang when the patch opens',
  boxes: {
    title: [40, 24, 'comment loadbang: Sends a bang when the patch opens'],
    load: [40, 72, 'loadbang'],
    'note-1': [
      312,
      72,
      'comment Fires once when the patch is opened, typed or pasted, after everything else is there. Click it to fire it again.'
    ],
    both: [40, 128, 't b b'],
    'note-2': [312, 128, 'comment Use [trigger] to say what happens first.'],
    value: [40, 176, 'msg 60'],
    print: [160, 176, 'print opened'],
    'note-3': [312, 176, 'comment So a patch starts with the numbers it needs.'],
    number: [40, 224, 'number'],
    see: [40, 280, 'comment See also: [bang], [button], [trigger]']
  },
  cables: ['load both', 'both:1 print', 'both:0 value', 'value number']
} satisfies HelpPatch
