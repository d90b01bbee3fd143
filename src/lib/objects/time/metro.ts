// [metro]: bangs at regular times. The first one at once, the next when its time is over; what changes the time meanwhile counts
// from the next one on, as in Pd.
import * as Type from '@sinclair/typebox'
import { defineObject, type Timer } from '../../runtime/define.ts'
import { isRecord } from '../../runtime/message.ts'
import { Stop, Tempo, timeArguments, unitLength } from './tempo.ts'

export default defineObject({
  name: 'metro',
  about: 'Sends bangs at regular times',
  family: 'time',
  args: Type.Array(Type.Unknown(), {
    title: 'time',
    description: 'milliseconds between two bangs; or a number, an amount and a unit: 1 120 permin'
  }),
  inlets: [
    {
      title: 'on',
      about: 'a number that is not 0, or a bang, starts it anew; 0 stops it',
      kinds: ['number', 'bang'],
      accepts: [Stop, Tempo]
    },
    { title: 'time', about: 'time between two bangs', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'bang' }],
  version: 1,
  create({ atoms, outlets, schedule, now, previous }) {
    const out = outlets[0]!
    const given = timeArguments(atoms, 'metro')
    let unit = given.unit
    let time = positive(given.time ?? 1)
    let timer: Timer | null = null
    let due = 0
    /** Whether this tick's own bang has started or stopped it. */
    let touched = false

    const wait = (ms: number): void => {
      timer?.cancel()
      due = now() + ms
      timer = schedule(ms, tick)
    }
    const stop = (): void => {
      touched = true
      timer?.cancel()
      timer = null
    }
    // Pd sets its clock after the bang, so that what the bang does comes first where times are equal.
    function tick(): void {
      touched = false
      timer = null
      out.bang()
      if (!touched) wait(time * unit)
    }
    const start = (): void => {
      stop()
      tick()
      touched = true
    }
    // An edit of the arguments does not stop it: the running interval ends when it would have, or sooner.
    if (previous !== undefined && isRecord(previous) && typeof previous.left === 'number') {
      wait(Math.min(previous.left, time * unit))
    }
    return {
      inlets: [
        {
          bang: start,
          number: (x) => (x === 0 ? stop() : start()),
          stop,
          tempo({ amount, unit: name }: { amount: number; unit: string }) {
            const before = unit
            unit = unitLength(amount, name)
            if (timer) wait(((due - now()) / before) * unit)
          }
        },
        { number: (x) => void (time = positive(x)) }
      ],
      dispose: () => timer?.cancel(),
      state: () => (timer ? { left: due - now() } : undefined)
    }
  }
})

/** 0 or less ticks once a unit. */
const positive = (x: number): number => (x > 0 ? x : 1)
