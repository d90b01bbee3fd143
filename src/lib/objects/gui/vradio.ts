// [vradio]: Pd's radio buttons in a column.
import { defineObject } from '../../runtime/define.ts'
import { readPdGui, usualPdGui } from './pd-gui-arguments.ts'
import { pdInlet } from './pd-number.ports.ts'
import { pdRadio } from './pd-radio.ts'
import { pdWords } from './pd-words.ts'

export default defineObject({
  name: 'vradio',
  aliases: ['vdl'],
  about: 'A column of cells, one of them on: sends its number',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: [pdInlet],
  outlets: [{ title: 'number', about: 'of the cell, from 0' }],
  face: 'pd',
  version: 1,
  create: (context) => pdRadio(context, readPdGui('vradio', context.atoms) ?? usualPdGui('vradio'))
})
