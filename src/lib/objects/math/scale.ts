// [scale]: brings numbers from one range into another, along a line or an exponential curve, as Max's does. Nothing is clipped.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const argument = (title: string, description: string) => Type.Optional(Type.Number({ title, description }))
const cold = (title: string, about: string) => ({ title, about, hot: false, kinds: ['number'] })

export default defineObject({
  name: 'scale',
  about: 'Brings numbers from one range into another',
  family: 'math',
  args: Type.Tuple([
    argument('input low', 'where the range of the input begins; 0'),
    argument('input high', 'where it ends; 127'),
    argument('output low', 'what comes out at its beginning; 0'),
    argument('output high', 'what comes out at its end; 1'),
    argument('exponent', '1 is a line; above it the output rises later')
  ]),
  inlets: [
    { title: 'number', about: 'to be scaled; a bang repeats the last one', kinds: ['number', 'bang'] },
    cold('input low', 'where the range of the input begins'),
    cold('input high', 'where it ends'),
    cold('output low', 'what comes out at its beginning'),
    cold('output high', 'what comes out at its end'),
    cold('exponent', '1 is a line')
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ args, outlets }) {
    const held = [args[0] ?? 0, args[1] ?? 127, args[2] ?? 0, args[3] ?? 1, args[4] ?? 1]
    let last = 0
    const send = (): void => {
      const [low, high, from, to, exponent] = held as [number, number, number, number, number]
      // A range without width has one value, as a division by 0 gives 0.
      const share = high === low ? 0 : (last - low) / (high - low)
      // Below the range the curve goes on as its own mirror image.
      const curved = exponent === 1 ? share : Math.sign(share) * Math.abs(share) ** exponent
      outlets[0]!.number(from + curved * (to - from))
    }
    return {
      inlets: [
        {
          bang: send,
          number(x) {
            last = x
            send()
          }
        },
        ...held.map((_, i) => ({ number: (x: number) => void (held[i] = x) }))
      ]
    }
  }
})
