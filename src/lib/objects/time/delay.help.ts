// Help for [delay]: Sends a bang after a time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'delay',
  about: 'Sends a bang after a time',
  boxes: {
    title: [40, 24, 'comment delay: Sends a bang after a time'],
    go: [40, 72, 'button'],
    n: [96, 72, 'number'],
    stop: [192, 72, 'msg stop'],
    time: [280, 72, 'number'],
    'note-1': [
      392,
      72,
      'comment A bang waits; another one in the meantime waits anew. A number sets the time and waits. stop forgets it.'
    ],
    d: [40, 128, 'delay 1000'],
    'note-2': [392, 128, 'comment Milliseconds, or with a unit: [delay 2 1 sec]. Also written [del].'],
    ring: [40, 184, 'button'],
    'note-3': [392, 184, 'comment The right inlet sets the time for the next start.'],
    see: [40, 240, 'comment See also: [metro], [timer]']
  },
  cables: ['go d', 'n d', 'stop d', 'time d:1', 'd ring']
} satisfies HelpPatch
