// [bag]: keeps numbers, as the pitches that are held down. With a second number that is not 0 one is put in, with 0 taken out.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const Flush = Type.Object(
  { type: Type.Literal('flush') },
  { description: 'Sends all numbers in their order and empties it.' }
)
const Clear = Type.Object({ type: Type.Literal('clear') }, { description: 'Empties it, and sends nothing.' })

export default defineObject({
  name: 'bag',
  about: 'Keeps the numbers that were put in and not taken out again',
  family: 'midi',
  args: Type.Tuple([]),
  inlets: [
    {
      title: 'number',
      about: 'is put in, or taken out once; flush sends all',
      kinds: ['number', 'list'],
      accepts: [Flush, Clear]
    },
    { title: 'in', about: 'not 0 puts in, 0 takes out', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ outlets, loop }) {
    const out = outlets[0]!
    let held: number[] = []
    let puts = 0
    return {
      inlets: [
        {
          number(x) {
            if (puts !== 0) held.push(x)
            else {
              const at = held.indexOf(x)
              if (at >= 0) held.splice(at, 1)
            }
          },
          flush() {
            const all = held
            held = []
            let at = 0
            loop(() => {
              if (at >= all.length) return false
              out.number(all[at++]!)
              return true
            })
          },
          clear: () => void (held = [])
        },
        { number: (x) => void (puts = x) }
      ]
    }
  }
})
