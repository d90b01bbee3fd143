// [cnv]: a coloured rectangle with a label, behind the other boxes. It has neither inlets nor outlets; messages reach it by name.
import { defineObject } from '../../runtime/define.ts'
import { readPdGui, usualPdGui } from './pd-gui-arguments.ts'
import { pdGuiBox } from './pd-gui-box.ts'
import { numbers } from './pd-methods.ts'
import { pdWords } from './pd-words.ts'

export default defineObject({
  name: 'cnv',
  aliases: ['my_canvas'],
  about: 'A coloured rectangle with a label, behind the other boxes',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: [],
  outlets: [],
  face: 'pd',
  version: 1,
  create(context) {
    const box = pdGuiBox(context, readPdGui('cnv', context.atoms) ?? usualPdGui('cnv'))
    return box.instance(
      { commands: { vis_size: numbers(2, (width = 0, height = 0) => box.look({ width, height })) } },
      {}
    )
  }
})
