// Help for [imageview]: Shows a picture.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'imageview',
  about: 'Shows a picture',
  boxes: {
    title: [40, 24, 'comment imageview: Shows a picture'],
    drop: [40, 72, 'filedrop image'],
    'note-1': [296, 72, 'comment Bytes of a picture are shown, and passed on.'],
    clear: [240, 104, 'msg clear'],
    view: [40, 160, 'imageview'],
    'note-2': [
      296,
      160,
      'comment A picture that is dropped on the box itself is kept with the patch, and shown when it opens.'
    ],
    p: [40, 344, 'print picture'],
    see: [40, 392, 'comment See also: [filedrop], [kv], [db]']
  },
  cables: ['drop view', 'clear view', 'view p']
} satisfies HelpPatch
