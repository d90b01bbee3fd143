// [js EXPRESSION] is a [map]; [js] alone is a cell: a program beside the patch, in a sandbox of its own. Messages of one turn
// reach it together when the turn has ended; what it sends enters the patch in turns of its own (rule 21).
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { mapInlets } from '../data/running-expression.ts'
import { runningCell } from './running-cell.ts'
import { cellPorts, ports } from './js.ports.ts'

export default defineObject({
  name: 'js',
  about: 'Code: with an expression it is a map; alone it is a cell with a program',
  family: 'code',
  args: Type.Tuple([
    Type.Optional(
      Type.String({
        title: 'expression',
        description: 'such as x + 1; or, for a cell, its numbers of inlets and outlets'
      })
    )
  ]),
  raw: true,
  inlets: ports.inlets,
  outlets: ports.outlets,
  face: 'code',
  version: 1,
  create(context) {
    const cell = cellPorts(context.text)
    return cell ? runningCell(context, cell.inlets) : { inlets: mapInlets(context.text, context) }
  }
})
