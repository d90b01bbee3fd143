// Help for [keep]: A value that the patch remembers.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'keep',
  about: 'A value that the patch remembers: sent when it opens, and at a bang',
  boxes: {
    title: [40, 24, 'comment keep: A value that the patch remembers'],
    number: [40, 80, 'number'],
    'note-1': [200, 80, 'comment A new value is kept, and sent. Open the patch again: it is sent at once.'],
    bang: [64, 136, 'button'],
    'note-2': [200, 136, 'comment A bang sends the value.'],
    quiet: [168, 184, 'msg 60'],
    'note-3': [264, 184, 'comment Into the right inlet: kept, not sent.'],
    keep: [40, 240, 'keep help-tempo 120'],
    'note-4': [264, 240, 'comment 120 is what it sends while nothing is kept yet.'],
    p: [40, 288, 'print tempo'],
    bang2: [40, 344, 'button'],
    other: [40, 392, 'keep help-tempo'],
    'note-5': [
      264,
      392,
      'comment Every [keep] of this name in the patch has the same value, and takes a new one on in silence.'
    ],
    p2: [40, 440, 'print the same'],
    words: [40, 496, 'keep help-words one two 3'],
    'note-6': [
      304,
      496,
      'comment Any message can be kept: a text, a list, a record, bytes. [kv keep] sees them all by their names.'
    ],
    p3: [40, 544, 'print words'],
    see: [40, 600, 'comment See also: [kv], [db], [loadbang]']
  },
  cables: ['number keep', 'bang keep', 'quiet keep:1', 'keep p', 'bang2 other', 'other p2', 'words p3']
} satisfies HelpPatch
