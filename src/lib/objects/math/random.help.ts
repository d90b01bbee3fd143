// Help for [random]: Gives a random whole number below a bound at each bang.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'random',
  about: 'Gives a random whole number below a bound at each bang',
  boxes: {
    title: [40, 24, 'comment random: Gives a random whole number below a bound at each bang'],
    go: [40, 88, 'button'],
    seed: [88, 88, 'msg seed 7'],
    bound: [216, 88, 'number'],
    'note-1': [328, 88, 'comment Numbers from 0 to 99. The right inlet sets the bound.'],
    r: [40, 136, 'random 100'],
    'note-2': [328, 136, 'comment The same seed gives the same numbers again; so does opening the patch.'],
    n: [40, 192, 'number'],
    see: [40, 248, 'comment See also: [counter], [%]']
  },
  cables: ['go r', 'bound r:1', 'seed r', 'r n']
} satisfies HelpPatch
