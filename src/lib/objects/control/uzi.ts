// [uzi]: so many bangs at once, each with its number, as Max's does. [until] is Pd's.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const operation = (name: string, description: string) =>
  Type.Object({ type: Type.Literal(name) }, { description })
const accepts = [
  operation('pause', 'Stops before the next bang.'),
  operation('break', 'The same as pause.'),
  operation('resume', 'Goes on where it was stopped.'),
  operation('continue', 'The same as resume.'),
  Type.Object(
    { type: Type.Literal('offset'), base: Type.Number({ description: 'the first number' }) },
    { description: 'Sets the number of the first bang.' }
  )
]

export default defineObject({
  name: 'uzi',
  about: 'Sends so many bangs at once, and counts them',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'count', description: 'how many bangs; 1 if none is given' })),
    Type.Optional(
      Type.Number({ title: 'base', description: 'the number of the first one; 1 if none is given' })
    )
  ]),
  inlets: [
    {
      title: 'start',
      about: 'a bang starts; a number sets the count and starts',
      kinds: ['bang', 'number'],
      accepts
    },
    { title: 'count', about: 'how many bangs', hot: false, kinds: ['number'] }
  ],
  outlets: [
    { title: 'bang', about: 'so many times' },
    { title: 'done', about: 'a bang after the last one' },
    { title: 'number', about: 'which one it is; leaves before the bang' }
  ],
  version: 1,
  create({ args, outlets, loop }) {
    let count = args[0] ?? 1
    let base = args[1] ?? 1
    let at = 0
    /** The number leaves in a step before the bang's, so that it has arrived everywhere. */
    let numbered = false
    let run = 0
    let paused = false

    const go = (): void => {
      paused = false
      const mine = ++run
      loop(() => {
        // A new start in the middle takes the place of this one.
        if (paused || mine !== run) return false
        if (at >= Math.trunc(count)) {
          run++
          outlets[1]!.bang()
          return false
        }
        numbered = !numbered
        if (numbered) outlets[2]!.number(base + at)
        else {
          at++
          outlets[0]!.bang()
        }
        return true
      })
    }
    const start = (): void => {
      at = 0
      numbered = false
      go()
    }
    const pause = (): void => void (paused = true)
    const resume = (): void => {
      if (paused) go()
    }
    return {
      inlets: [
        {
          bang: start,
          number(x) {
            count = x
            start()
          },
          pause,
          break: pause,
          resume,
          continue: resume,
          offset: ({ base: first }: { base: number }) => void (base = first)
        },
        { number: (x) => void (count = x) }
      ]
    }
  }
})
