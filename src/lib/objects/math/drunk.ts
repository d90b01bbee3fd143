// [drunk]: a random walk over whole numbers, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { isRecord } from '../../runtime/message.ts'
import { PdRandom } from './pd-random.ts'

const Set = Type.Object(
  { type: Type.Literal('set'), value: Type.Number({ description: 'where it stands' }) },
  { description: 'Sets where it stands and sends nothing.' }
)
const Seed = Type.Object(
  { type: Type.Literal('seed'), seed: Type.Number({ description: 'a whole number' }) },
  { description: 'Starts the sequence that belongs to this number.' }
)

export default defineObject({
  name: 'drunk',
  about: 'Gives whole numbers in random steps up and down',
  family: 'math',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'bound', description: 'numbers from 0 to below it; 128' })),
    Type.Optional(
      Type.Number({
        title: 'step',
        description: 'steps are smaller than it; 2. Below 0, it never stands still'
      })
    )
  ]),
  inlets: [
    {
      title: 'step',
      about: 'a bang takes a step; a number is where it stands now, and is sent',
      kinds: ['bang', 'number'],
      accepts: [Set, Seed]
    },
    { title: 'bound', about: 'numbers stay below it', hot: false, kinds: ['number'] },
    { title: 'step', about: 'steps are smaller than it', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ args, outlets, previous, seed }) {
    const held = previous !== undefined && isRecord(previous) ? previous : {}
    const random = new PdRandom(typeof held.state === 'number' ? held.state : seed())
    let bound = Math.trunc(args[0] ?? 128)
    let step = Math.trunc(args[1] ?? 2)
    const inside = (x: number): number => Math.max(0, Math.min(bound - 1, Math.trunc(x) || 0))
    let value = typeof held.value === 'number' ? held.value : inside(bound / 2)
    const stand = (x: number): void => void (value = inside(x))

    const stepBy = (): number => {
      const longest = Math.abs(step) - 1
      if (longest < 1) return 0
      if (step > 0) return random.below(2 * longest + 1) - longest
      const drawn = random.below(2 * longest)
      return drawn < longest ? drawn - longest : drawn - longest + 1
    }
    return {
      inlets: [
        {
          bang() {
            const by = stepBy()
            // A step over the edge goes the other way.
            const next = value + by
            stand(next < 0 || next >= bound ? value - by : next)
            outlets[0]!.number(value)
          },
          number(x) {
            stand(x)
            outlets[0]!.number(value)
          },
          set: ({ value: x }: { value: number }) => stand(x),
          seed: ({ seed: from }: { seed: number }) => void (random.state = from >>> 0)
        },
        { number: (x) => void (bound = Math.trunc(x)) },
        { number: (x) => void (step = Math.trunc(x)) }
      ],
      state: () => ({ state: random.state, value })
    }
  }
})
