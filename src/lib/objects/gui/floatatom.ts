// [floatatom]: Pd's number box. Bare, it is [number]; with Pd's own arguments it is Pd's.
import { defineObject } from '../../runtime/define.ts'
import { ports } from './floatatom.ports.ts'
import numberBox from './number.ts'
import { number, pdAtom } from './pd-atom.ts'
import { readPdGui } from './pd-gui-arguments.ts'
import { pdNumberInlets } from './pd-number-inlet.ts'
import { pdWords } from './pd-words.ts'

export default defineObject({
  name: 'floatatom',
  aliases: ['flonum'],
  about: 'Pd’s number box: shows a number, and lets one drag or type it',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: (atoms) => (ports.inlets(atoms).length === 0 ? [] : pdNumberInlets(atoms)),
  outlets: ports.outlets,
  face: 'number',
  nodeType: 'number',
  version: 1,
  create(context) {
    const gui = readPdGui('floatatom', context.atoms)
    return gui ? pdAtom(context, gui, number) : numberBox.create({ ...context, args: [] })
  }
})
