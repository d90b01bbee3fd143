// [change]: lets a number through only if it is not the one before.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const Set = Type.Object(
  {
    type: Type.Literal('set'),
    value: Type.Number({ description: 'the number to compare the next one with' })
  },
  { description: 'Counts as the last number, and sends nothing.' }
)

export default defineObject({
  name: 'change',
  about: 'Lets a number through only if it differs from the last one',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(
      Type.Number({ title: 'number', description: 'what the first one must differ from; 0 if none' })
    )
  ]),
  inlets: [
    {
      title: 'number',
      about: 'passes if it is not the last one; a bang sends the last one again',
      kinds: ['number', 'bang'],
      accepts: [Set]
    }
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ args, outlets }) {
    const out = outlets[0]!
    let last = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(last),
          number(x) {
            if (x === last) return
            last = x
            out.number(x)
          },
          set: ({ value }: { value: number }) => void (last = value)
        }
      ]
    }
  }
})
