// [float]: holds a number. A symbol that reads as a number is one, as in Pd.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { SendOn, sendOn } from '../control/send-on.ts'
import { numberOf } from './number-of.ts'

export default defineObject({
  name: 'float',
  aliases: ['f'],
  about: 'Holds a number and gives it at each bang',
  family: 'data',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'number', description: 'the first number; 0 if none' }))
  ]),
  inlets: [
    {
      title: 'number',
      about: 'holds the number and gives it; a bang gives it again',
      kinds: ['number', 'bang'],
      accepts: [SendOn]
    },
    { title: 'number', about: 'holds the number, gives nothing', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ args, outlets, names }) {
    const out = outlets[0]!
    let value = args[0] ?? 0
    const number = (x: number): void => {
      value = x
      out.number(x)
    }
    return {
      inlets: [
        {
          bang: () => out.number(value),
          number,
          symbol: (s) => number(numberOf(s)),
          send: ({ name }: { name: string }) => sendOn(names, name, value)
        },
        { number: (x) => void (value = x) }
      ]
    }
  }
})
