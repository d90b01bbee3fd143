// [map EXPRESSION]: sends what the expression makes of the message.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { ports } from './expression.ports.ts'
import { mapInlets } from './running-expression.ts'

export default defineObject({
  name: 'map',
  about: 'Makes a new message of each by an expression: x is the message',
  family: 'data',
  args: Type.Tuple([
    Type.String({
      title: 'expression',
      description: 'such as x + 1, x.found ? x.value : 0 or ({set: ["count", x]})'
    })
  ]),
  raw: true,
  inlets: ports.inlets,
  outlets: [{ title: 'value', about: 'undefined sends nothing' }],
  version: 1,
  create: (context) => ({ inlets: mapInlets(context.text, context) })
})
