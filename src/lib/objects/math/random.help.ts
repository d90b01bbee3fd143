// Help for [random]: Gives a random whole number below a bound at each bang.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'random',
  about: 'Gives a random whole number below a bound at each bang',
  boxes: {
    title: [40, 24, 'comment random: Gives a random whole number below a bound at each bang'],
    go: [40, 88, 'button'],
    bound: [152, 88, 'number'],
    'note-1': [264, 88, 'comment Numbers from 0 to 99. The right inlet sets the bound.'],
    seed: [40, 136, 'msg seed 7'],
    'note-2': [264, 136, 'comment The same seed gives the same numbers again; so does opening the patch.'],
    r: [40, 192, 'random 100'],
    n: [40, 240, 'number'],
    see: [40, 296, 'comment See also: [counter], [%]']
  },
  cables: ['go r', 'bound r:1', 'seed r', 'r n']
} satisfies HelpPatch
