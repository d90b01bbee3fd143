// Help for [filedrop]: Takes a file that is dropped on it, keeps it with the patch and sends it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'filedrop',
  about: 'Takes a file that is dropped on it, keeps it with the patch and sends it',
  boxes: {
    title: [
      40,
      24,
      'comment filedrop: Takes a file that is dropped on it, keeps it with the patch and sends it'
    ],
    again: [40, 72, 'button'],
    'note-1': [256, 72, 'comment A bang sends the file again.'],
    any: [40, 120, 'filedrop'],
    'note-2': [
      256,
      120,
      'comment Drop a file on it, or choose one. It is kept with the patch, and travels with it.'
    ],
    p: [40, 208, 'print file'],
    about: [184, 208, 'print about'],
    'note-3': [320, 208, 'comment At the right its name, type and size, first; at the left the file itself.'],
    picture: [40, 288, 'filedrop image'],
    'note-4': [256, 288, 'comment With a kind, no other is taken: image, audio, text, .csv …'],
    view: [40, 376, 'imageview'],
    see: [40, 568, 'comment See also: [imageview], [kv], [db]']
  },
  cables: ['again any', 'any p', 'any:1 about', 'picture view']
} satisfies HelpPatch
