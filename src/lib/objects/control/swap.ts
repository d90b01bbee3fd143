// [swap]: two numbers change places.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'swap',
  aliases: ['fswap'],
  about: 'Lets two numbers change places',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'right', description: 'the right number; 0 if none is given' }))
  ]),
  inlets: [
    {
      title: 'left',
      about: 'leaves on the right, after the right one on the left; a bang repeats both',
      kinds: ['number', 'bang', 'list']
    },
    { title: 'right', about: 'leaves on the left', hot: false, kinds: ['number'] }
  ],
  outlets: [
    { title: 'right', about: 'the right number, second' },
    { title: 'left', about: 'the left number, first' }
  ],
  version: 1,
  create({ args, outlets }) {
    let left = 0
    let right = args[0] ?? 0
    const send = (): void => {
      outlets[1]!.number(left)
      outlets[0]!.number(right)
    }
    return {
      inlets: [
        {
          bang: send,
          number(x) {
            left = x
            send()
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
