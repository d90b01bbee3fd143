// [timer]: the patch's own time from a bang on the left to a bang on the right. Exact, and the same in every run.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { Tempo, timeArguments, unitLength } from './tempo.ts'

export default defineObject({
  name: 'timer',
  about: 'Measures logical time: how much of it passes between two bangs',
  family: 'time',
  args: Type.Array(Type.Unknown(), {
    title: 'unit',
    description: 'an amount and a unit: 1 sec; milliseconds if none'
  }),
  inlets: [
    { title: 'start', about: 'a bang starts the measurement', kinds: ['bang'], accepts: [Tempo] },
    { title: 'read', about: 'a bang gives the time since the start', hot: true, kinds: ['bang'] }
  ],
  outlets: [{ title: 'time' }],
  version: 1,
  create({ atoms, outlets, now, previous }) {
    const out = outlets[0]!
    // The one number is the amount of the unit here, not a time.
    let { unit } = timeArguments([0, ...atoms], 'timer')
    let start = typeof previous === 'number' ? previous : now()
    return {
      inlets: [
        {
          bang: () => void (start = now()),
          tempo({ amount, unit: name }: { amount: number; unit: string }) {
            // What has passed counts on in the new unit.
            const passed = (now() - start) / unit
            unit = unitLength(amount, name)
            start = now() - passed * unit
          }
        },
        { bang: () => out.number((now() - start) / unit) }
      ],
      state: () => start
    }
  }
})
