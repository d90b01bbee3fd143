// [clip]: keeps numbers between two bounds. The lower one counts first, as in Pd: where it is the higher of the two, what lies
// below it becomes it all the same.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const bound = (title: string, description: string) => Type.Optional(Type.Number({ title, description }))

export default defineObject({
  name: 'clip',
  about: 'Keeps numbers between two bounds',
  family: 'math',
  args: Type.Tuple([
    bound('low', 'the lower bound; 0 if none is given'),
    bound('high', 'the upper bound; 0 if none is given')
  ]),
  inlets: [
    {
      title: 'number',
      about: 'leaves within the bounds; a bang sends the last one again',
      kinds: ['number', 'bang']
    },
    { title: 'low', about: 'the lower bound', hot: false, kinds: ['number'] },
    { title: 'high', about: 'the upper bound', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ args, outlets }) {
    const out = outlets[0]!
    let value = 0
    let low = args[0] ?? 0
    let high = args[1] ?? 0
    const send = (): void => out.number(value < low ? low : value > high ? high : value)
    return {
      inlets: [
        {
          bang: send,
          number(x) {
            value = x
            send()
          }
        },
        { number: (x) => void (low = x) },
        { number: (x) => void (high = x) }
      ]
    }
  }
})
