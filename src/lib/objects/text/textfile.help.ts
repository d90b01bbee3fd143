// Help for [textfile]: Holds lines, and gives them one by one.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'textfile',
  about: 'Holds lines, and gives them one by one',
  boxes: {
    title: [40, 24, 'comment textfile: Holds lines, and gives them one by one'],
    lb: [40, 72, 'loadbang'],
    init: [40, 120, 'msg add one 1, add two 2, rewind'],
    next: [40, 168, 'button'],
    re: [80, 168, 'msg rewind'],
    add: [168, 168, 'msg add three 3'],
    clear: [296, 168, 'msg clear'],
    pr: [376, 168, 'msg print'],
    it: [40, 216, 'textfile'],
    p: [40, 264, 'print line'],
    e: [152, 264, 'print end'],
    'note-1': [
      480,
      168,
      'comment A bang gives the next line, or at the end a bang on the right. rewind goes to the beginning.'
    ],
    'note-2': [480, 216, 'comment [text define] does the same and more.'],
    see: [40, 320, 'comment See also: [text define], [qlist]']
  },
  cables: ['lb init', 'init it', 'next it', 're it', 'add it', 'clear it', 'pr it', 'it p', 'it:1 e']
} satisfies HelpPatch
