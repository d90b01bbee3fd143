// [counter]: counts bangs between two bounds, as Max's does: up, down, or up and down.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { isRecord } from '../../runtime/message.ts'

const number = (description: string) => Type.Number({ description })
const Set = Type.Object(
  { type: Type.Literal('set'), value: number('the next number to be counted') },
  { description: 'The next bang gives this number.' }
)
const Reset = Type.Object({ type: Type.Literal('reset') }, { description: 'The next bang begins anew.' })
const Min = Type.Object(
  { type: Type.Literal('min'), min: number('the lowest number') },
  { description: 'Sets the lowest number.' }
)
const Max = Type.Object(
  { type: Type.Literal('max'), max: number('the highest number') },
  { description: 'Sets the highest number.' }
)

export default defineObject({
  name: 'counter',
  about: 'Counts bangs between two bounds',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(
      Type.Number({
        title: 'min',
        description: 'the lowest number; alone, the highest, and counting begins at 0'
      })
    ),
    Type.Optional(
      Type.Number({ title: 'max', description: 'the highest number; without it counting does not end' })
    )
  ]),
  inlets: [
    {
      title: 'count',
      about: 'a bang counts; a number is counted to at once',
      kinds: ['bang', 'number'],
      accepts: [Set, Reset, Min, Max]
    },
    { title: 'direction', about: '0 up, 1 down, 2 up and down', hot: false, kinds: ['number'] }
  ],
  outlets: [
    { title: 'count' },
    { title: 'carry', about: 'a bang, before the count, when it turns round or begins anew' }
  ],
  version: 1,
  create({ args, outlets, previous }) {
    const [out, carry] = [outlets[0]!, outlets[1]!]
    let min = args.length > 1 ? args[0]! : 0
    let max = args[1] ?? args[0] ?? Infinity
    let direction = 0
    let rising = true
    /** What the next bang gives; undefined: where counting begins. */
    let next: number | undefined
    if (previous !== undefined && isRecord(previous)) {
      if (typeof previous.next === 'number') next = previous.next
      if (typeof previous.direction === 'number') direction = previous.direction
      rising = previous.rising !== false
    }

    const count = (value: number): void => {
      let carries = false
      const step = direction === 1 || (direction === 2 && !rising) ? -1 : 1
      if (value > max || value < min) {
        carries = true
        if (direction === 2) {
          rising = value < min
          value = rising ? Math.min(min + 1, max) : Math.max(max - 1, min)
        } else value = step > 0 ? min : max
      }
      next = value + (direction === 1 || (direction === 2 && !rising) ? -1 : 1)
      if (carries) carry.bang()
      out.number(value)
    }
    return {
      inlets: [
        {
          bang: () => count(next ?? (direction === 1 ? max : min)),
          number: count,
          set: ({ value }: { value: number }) => void (next = value),
          reset: () => {
            next = undefined
            rising = true
          },
          min: (message: { min: number }) => void (min = message.min),
          max: (message: { max: number }) => void (max = message.max)
        },
        {
          number: (x) => {
            direction = x === 1 || x === 2 ? x : 0
            rising = true
          }
        }
      ],
      state: () => ({ next, direction, rising })
    }
  }
})
