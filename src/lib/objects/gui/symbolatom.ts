// [symbolatom]: Pd's symbol box.
import { defineObject } from '../../runtime/define.ts'
import { symbol, pdAtom } from './pd-atom.ts'
import { readPdGui, usualPdGui } from './pd-gui-arguments.ts'
import { pdWords } from './pd-words.ts'

export default defineObject({
  name: 'symbolatom',
  about: 'Shows a symbol, and lets one type it',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: [
    {
      title: 'symbol',
      about: 'shown and sent; a bang sends it again, set only shows it',
      kinds: ['symbol', 'bang', 'list']
    }
  ],
  outlets: [{ title: 'symbol' }],
  face: 'pd',
  version: 1,
  create: (context) =>
    pdAtom(context, readPdGui('symbolatom', context.atoms) ?? usualPdGui('symbolatom'), symbol)
})
