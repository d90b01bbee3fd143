// [filter EXPRESSION]: lets a message pass, untouched, where the expression holds.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { ports } from './expression.ports.ts'
import { expressionInlets } from './running-expression.ts'

export default defineObject({
  name: 'filter',
  about: 'Lets a message pass if an expression of it holds: x is the message',
  family: 'data',
  args: Type.Tuple([
    Type.String({ title: 'expression', description: 'such as x > 3 or x.tags.includes("red")' })
  ]),
  raw: true,
  inlets: ports.inlets,
  outlets: [
    { title: 'passed', about: 'the message, where the expression holds' },
    { title: 'rest', about: 'the message, where it does not' }
  ],
  version: 1,
  create(context) {
    const [passed, rest] = context.outlets
    return {
      inlets: expressionInlets(context.text, context, (value, message) => {
        if (value) passed!.send(message)
        else rest!.send(message)
      })
    }
  }
})
