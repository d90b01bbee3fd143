// [delay]: a bang, later. A new one in the meantime starts the wait anew.
import * as Type from '@sinclair/typebox'
import { defineObject, type Timer } from '../../runtime/define.ts'
import { isRecord } from '../../runtime/message.ts'
import { Stop, Tempo, timeArguments, unitLength } from './tempo.ts'

export default defineObject({
  name: 'delay',
  aliases: ['del'],
  about: 'Sends a bang after a time',
  family: 'time',
  args: Type.Array(Type.Unknown(), {
    title: 'time',
    description: 'milliseconds to wait; or a number, an amount and a unit: 2 1 sec'
  }),
  inlets: [
    {
      title: 'start',
      about: 'a bang waits the time anew; a number sets the time and waits',
      kinds: ['bang', 'number'],
      accepts: [Stop, Tempo]
    },
    { title: 'time', about: 'time to wait, from the next start on', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'bang' }],
  version: 1,
  create({ atoms, outlets, schedule, now, previous }) {
    const out = outlets[0]!
    const given = timeArguments(atoms, 'delay')
    let unit = given.unit
    let time = Math.max(0, given.time ?? 0)
    let timer: Timer | null = null
    let due = 0

    const wait = (ms: number): void => {
      timer?.cancel()
      due = now() + ms
      timer = schedule(ms, () => {
        timer = null
        out.bang()
      })
    }
    const stop = (): void => {
      timer?.cancel()
      timer = null
    }
    if (previous !== undefined && isRecord(previous) && typeof previous.left === 'number') wait(previous.left)
    return {
      inlets: [
        {
          bang: () => wait(time * unit),
          number(x) {
            time = Math.max(0, x)
            wait(time * unit)
          },
          stop,
          tempo({ amount, unit: name }: { amount: number; unit: string }) {
            const before = unit
            unit = unitLength(amount, name)
            if (timer) wait(((due - now()) / before) * unit)
          }
        },
        { number: (x) => void (time = Math.max(0, x)) }
      ],
      dispose: stop,
      state: () => (timer ? { left: due - now() } : undefined)
    }
  }
})
