// [js EXPRESSION] is a [map]; [js] alone is a cell: a program beside the patch, in a sandbox of its own. Messages of one turn
// reach it together when the turn has ended; what it sends enters the patch in turns of its own (rule 21).
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { mapInlets } from '../data/running-expression.ts'
import { runningCell } from './running-cell.ts'
import { cellPorts, MOST_PORTS, portCounts, ports } from './js.ports.ts'

export default defineObject({
  name: 'js',
  about: 'Code: with an expression it is a map; alone it is a cell with a program',
  family: 'code',
  args: Type.Tuple([
    Type.Optional(
      Type.String({
        title: 'expression',
        description:
          'such as x + 1; or, for a cell, its numbers of inlets and outlets, and its name as a module: 2 1 as scales'
      })
    )
  ]),
  raw: true,
  inlets: ports.inlets,
  outlets: ports.outlets,
  mostOutlets: (text) => (cellPorts(text) ? MOST_PORTS : 0),
  face: 'code',
  version: 1,
  create(context) {
    const cell = cellPorts(context.text)
    if (cell) return runningCell(context, cell.name, (code) => portCounts(context.text, code))
    return { inlets: mapInlets(context.text, context) }
  }
})
