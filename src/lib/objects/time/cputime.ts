// [cputime]: how long the machine has worked. Nothing here can tell the processor's time from other time, so it is real time, as
// in [realtime].
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'cputime',
  about: 'Measures how long the machine works, as real time',
  family: 'time',
  args: Type.Tuple([]),
  inlets: [
    { title: 'start', about: 'a bang starts the measurement', kinds: ['bang'] },
    { title: 'read', about: 'a bang gives the time since the start', hot: true, kinds: ['bang'] }
  ],
  outlets: [{ title: 'milliseconds' }],
  version: 1,
  create({ outlets, realtime }) {
    const out = outlets[0]!
    let start = realtime()
    return {
      inlets: [{ bang: () => void (start = realtime()) }, { bang: () => out.number(realtime() - start) }]
    }
  }
})
