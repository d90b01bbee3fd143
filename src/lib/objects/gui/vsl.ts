// [vsl]: Pd's standing slider. Bare, or with its bounds alone, it is a standing [slider]; with Pd's own arguments it is Pd's.
import { defineObject } from '../../runtime/define.ts'
import { readPdGui } from './pd-gui-arguments.ts'
import { pdSliderBox } from './pd-slider-box.ts'
import { pdNumberInlets } from './pd-number-inlet.ts'
import { pdWords } from './pd-words.ts'
import { migrations } from './vsl.migrations.ts'
import slider from './slider.ts'

export default defineObject({
  name: 'vsl',
  aliases: ['vslider'],
  about: 'Pd’s standing slider: a number between two bounds',
  family: 'gui',
  args: pdWords('none; low and high; or all that a .pd file says'),
  inlets: pdNumberInlets,
  outlets: [{ title: 'number' }],
  face: 'slider',
  nodeType: 'slider',
  version: 2,
  migrations,
  create(context) {
    const gui = readPdGui('vsl', context.atoms)
    // Its bounds [slider] reads from the atoms.
    return gui ? pdSliderBox(context, gui) : slider.create({ ...context, args: [0, 127] })
  }
})
