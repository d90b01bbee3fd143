// [line]: goes to a number in steps, in a time. The time holds for the next number only: without one it jumps.
import * as Type from '@sinclair/typebox'
import { defineObject, type Timer } from '../../runtime/define.ts'
import { Stop } from './tempo.ts'

const Set = Type.Object(
  { type: Type.Literal('set'), value: Type.Number({ description: 'where it stands from now on' }) },
  { description: 'Stops at this number, and sends nothing.' }
)
/** Milliseconds between two steps where nothing, or nothing above 0, is said. */
const GRAIN = 20

export default defineObject({
  name: 'line',
  about: 'Goes to a number in steps, in a time',
  family: 'time',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'start', description: 'where it begins; 0 if none is given' })),
    Type.Optional(Type.Number({ title: 'grain', description: 'milliseconds between two steps; 20 if none' }))
  ]),
  inlets: [
    {
      title: 'target',
      about: 'goes there in the time of the second inlet, or jumps; or a list of target, time and grain',
      kinds: ['number', 'list'],
      accepts: [Stop, Set]
    },
    { title: 'time', about: 'milliseconds for the next target', hot: false, kinds: ['number'] },
    { title: 'grain', about: 'milliseconds between two steps', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'number' }],
  version: 1,
  create({ args, outlets, schedule, now, previous }) {
    const out = outlets[0]!
    let from = typeof previous === 'number' ? previous : (args[0] ?? 0)
    let to = from
    let began = 0
    let ends = 0
    /** Time for the next target, until that has come. */
    let given: number | null = null
    let grain = args[1] ?? GRAIN
    let timer: Timer | null = null
    /** Counts what the steps of before must not go on with. */
    let run = 0

    const at = (time: number): number =>
      time >= ends ? to : from + ((time - began) * (to - from)) / (ends - began)
    const halt = (): void => {
      run++
      timer?.cancel()
      timer = null
    }
    const wait = (): void => {
      const step = grain > 0 ? grain : GRAIN
      timer = schedule(Math.min(step, Math.max(0, ends - now())), tick)
    }
    // Pd sets its clock after it has sent, so that what the number causes comes first where times are equal.
    const step = (value: number): void => {
      const mine = run
      out.number(value)
      if (mine === run && now() < ends) wait()
    }
    function tick(): void {
      timer = null
      step(ends - now() < 1e-9 ? to : at(now()))
    }
    const stand = (value: number): void => {
      halt()
      from = to = value
      ends = now()
    }
    return {
      inlets: [
        {
          number(x) {
            const time = given
            given = null
            if (time === null || time <= 0) {
              stand(x)
              return out.number(x)
            }
            halt()
            from = at(now())
            to = x
            began = now()
            ends = began + time
            step(from)
          },
          stop: () => stand(at(now())),
          set: ({ value }: { value: number }) => stand(value)
        },
        { number: (x) => void (given = x) },
        { number: (x) => void (grain = x) }
      ],
      dispose: halt,
      state: () => at(now())
    }
  }
})
