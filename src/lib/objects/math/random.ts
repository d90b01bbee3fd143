// [random]: whole numbers from 0 up to, but not including, a bound; the very numbers that Pd gives. Instances take their seeds
// from the machine's sequence in load order, so a patch gives the same numbers at every start.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const Seed = Type.Object(
  { type: Type.Literal('seed'), seed: Type.Number({ description: 'a whole number' }) },
  { description: 'Starts the sequence that belongs to this number.' }
)

export default defineObject({
  name: 'random',
  about: 'Gives a random whole number below a bound at each bang',
  family: 'math',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'bound', description: 'numbers stay below it; 1 if none is given' }))
  ]),
  inlets: [
    { title: 'bang', about: 'a bang gives the next number', kinds: ['bang'], accepts: [Seed] },
    { title: 'bound', about: 'numbers stay below it', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ args, outlets, previous, seed }) {
    const out = outlets[0]!
    let bound = Math.trunc(args[0] ?? 0)
    let state = typeof previous === 'number' ? previous : seed()
    return {
      inlets: [
        {
          bang() {
            const range = bound < 1 ? 1 : bound
            state = (Math.imul(state, 472940017) + 832416023) >>> 0
            const value = Math.floor((range * state) / 4294967296)
            out.number(value >= range ? range - 1 : value)
          },
          seed: ({ seed }: { seed: number }) => void (state = seed >>> 0)
        },
        { number: (x) => void (bound = Math.trunc(x)) }
      ],
      state: () => state
    }
  }
})
