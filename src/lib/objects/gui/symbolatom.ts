// [symbolatom]: Pd's symbol box.
import { defineObject } from '../../runtime/define.ts'
import { symbol, pdAtom } from './pd-atom.ts'
import { readPdGui, usualPdGui } from './pd-gui-arguments.ts'
import { ports } from './symbolatom.ports.ts'
import { pdWords } from './pd-words.ts'

export default defineObject({
  name: 'symbolatom',
  about: 'Shows a symbol, and lets one type it',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: ports.inlets,
  outlets: ports.outlets,
  face: 'pd',
  version: 1,
  create: (context) =>
    pdAtom(context, readPdGui('symbolatom', context.atoms) ?? usualPdGui('symbolatom'), symbol)
})
