// [urn]: random whole numbers without repeating one until all have come, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { isRecord } from '../../runtime/message.ts'
import { PdRandom } from './pd-random.ts'

const MOST = 1 << 20

const Clear = Type.Object({ type: Type.Literal('clear') }, { description: 'Puts all numbers back.' })
const Seed = Type.Object(
  { type: Type.Literal('seed'), seed: Type.Number({ description: 'a whole number' }) },
  { description: 'Starts the sequence that belongs to this number.' }
)

export default defineObject({
  name: 'urn',
  about: 'Gives random whole numbers, each once until all have come',
  family: 'math',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'count', description: 'numbers from 0 to below it' })),
    Type.Optional(Type.Number({ title: 'seed', description: 'of the sequence; without, one of the patch' }))
  ]),
  inlets: [
    { title: 'bang', about: 'gives the next number', kinds: ['bang'], accepts: [Clear, Seed] },
    { title: 'count', about: 'numbers below it; all are put back', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'number' }, { title: 'empty', about: 'a bang when none is left' }],
  version: 1,
  create({ args, outlets, previous, seed }) {
    const held = previous !== undefined && isRecord(previous) ? previous : {}
    const random = new PdRandom(typeof held.state === 'number' ? held.state : (args[1] ?? seed()))
    let count = bounded(args[0] ?? 1)
    // What was drawn stays drawn where the count is another one now.
    let drawn = new Set(Array.isArray(held.drawn) ? (held.drawn as number[]).filter((x) => x < count) : [])
    let left = all(count).filter((x) => !drawn.has(x))
    const clear = (): void => {
      drawn = new Set()
      left = all(count)
    }
    return {
      inlets: [
        {
          bang() {
            if (left.length === 0) return outlets[1]!.bang()
            const at = random.below(left.length)
            const found = left[at]!
            // The last one takes its place: nothing needs to move up.
            left[at] = left.at(-1)!
            left.pop()
            drawn.add(found)
            outlets[0]!.number(found)
          },
          clear,
          seed: ({ seed: from }: { seed: number }) => void (random.state = from >>> 0)
        },
        {
          number(x) {
            count = bounded(x)
            clear()
          }
        }
      ],
      state: () => ({ state: random.state, drawn: [...drawn] })
    }
  }
})

const bounded = (x: number): number => Math.min(MOST, Math.max(0, Math.trunc(x) || 0))
const all = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
