// [int]: a number without what stands after its point.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { SendOn, sendOn } from '../control/send-on.ts'
import { numberOf } from './number-of.ts'

export default defineObject({
  name: 'int',
  aliases: ['i'],
  about: 'Holds a whole number: cuts off what stands after the point',
  family: 'data',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'number', description: 'the first number; 0 if none' }))
  ]),
  inlets: [
    {
      title: 'number',
      about: 'cuts the number, holds it and gives it',
      kinds: ['number', 'bang'],
      accepts: [SendOn]
    },
    { title: 'number', about: 'holds the number, gives nothing', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'whole number' }],
  version: 1,
  create({ args, outlets, names }) {
    const out = outlets[0]!
    let value = args[0] ?? 0
    // Adding 0 makes 0 of -0: a whole number has no sign of its own.
    const number = (x: number): void => {
      value = x
      out.number(Math.trunc(x) + 0)
    }
    return {
      inlets: [
        {
          bang: () => out.number(Math.trunc(value) + 0),
          number,
          symbol: (s) => number(numberOf(s)),
          send: ({ name }: { name: string }) => sendOn(names, name, Math.trunc(value) + 0)
        },
        { number: (x) => void (value = x) }
      ]
    }
  }
})
