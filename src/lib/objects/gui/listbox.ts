// [listbox]: Pd's list box.
import { defineObject } from '../../runtime/define.ts'
import { list, pdAtom } from './pd-atom.ts'
import { readPdGui, usualPdGui } from './pd-gui-arguments.ts'
import { ports } from './listbox.ports.ts'
import { pdWords } from './pd-words.ts'

export default defineObject({
  name: 'listbox',
  about: 'Shows a list, and lets one type it',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: ports.inlets,
  outlets: ports.outlets,
  face: 'pd',
  version: 1,
  create: (context) => pdAtom(context, readPdGui('listbox', context.atoms) ?? usualPdGui('listbox'), list)
})
