// Help for [select]: Sends a bang when a certain number or symbol comes in.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'select',
  about: 'Sends a bang when a certain number or symbol comes in',
  boxes: {
    title: [40, 24, 'comment select: Sends a bang when a certain number or symbol comes in'],
    a: [40, 88, 'msg 1'],
    b: [104, 88, 'msg 2'],
    c: [168, 88, 'msg 3'],
    d: [232, 88, 'msg symbol go'],
    'note-1': [368, 88, 'comment 1, 2 and the symbol go are waited for; 3 is not, and leaves on the right.'],
    s: [40, 144, 'select 1 2 go'],
    'note-2': [368, 144, 'comment Also written [sel].'],
    p1: [40, 192, 'print one'],
    p2: [152, 192, 'print two'],
    p3: [264, 192, 'print go'],
    rest: [40, 240, 'print rest'],
    n: [40, 288, 'number'],
    m: [136, 288, 'number'],
    'note-3': [368, 288, 'comment With one argument the right inlet changes it: bangs when both are equal.'],
    s1: [40, 344, 'sel 0'],
    hit: [40, 392, 'button'],
    miss: [96, 392, 'number'],
    see: [40, 448, 'comment See also: [route], [spigot], [==]']
  },
  cables: [
    'a s',
    'b s',
    'c s',
    'd s',
    's:0 p1',
    's:1 p2',
    's:2 p3',
    's:3 rest',
    'n s1',
    'm s1:1',
    's1:0 hit',
    's1:1 miss'
  ]
} satisfies HelpPatch
