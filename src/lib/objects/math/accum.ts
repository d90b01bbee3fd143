// [accum]: a number to which others are added, and which others multiply, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const Set = Type.Object(
  { type: Type.Literal('set'), value: Type.Number({ description: 'the number' }) },
  { description: 'Sets the number and sends nothing.' }
)

export default defineObject({
  name: 'accum',
  about: 'Holds a number to add to and to multiply',
  family: 'math',
  args: Type.Tuple([Type.Optional(Type.Number({ title: 'value', description: 'where it begins; 0' }))]),
  inlets: [
    {
      title: 'value',
      about: 'a number replaces it and is sent; a bang sends it',
      kinds: ['number', 'bang'],
      accepts: [Set]
    },
    { title: 'add', about: 'is added; nothing is sent', hot: false, kinds: ['number'] },
    { title: 'multiply', about: 'multiplies it; nothing is sent', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'value' }],
  version: 1,
  create({ args, outlets, previous }) {
    let value = typeof previous === 'number' ? previous : (args[0] ?? 0)
    return {
      inlets: [
        {
          bang: () => outlets[0]!.number(value),
          number(x) {
            value = x
            outlets[0]!.number(value)
          },
          set: ({ value: x }: { value: number }) => void (value = x)
        },
        { number: (x) => void (value += x) },
        { number: (x) => void (value *= x) }
      ],
      state: () => value
    }
  }
})
