// [realtime]: real milliseconds from a bang on the left to a bang on the right, for measuring how long a computation takes.
// [timer] measures the patch's own time.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'realtime',
  about: 'Measures real time: how long the machine takes',
  family: 'time',
  args: Type.Tuple([]),
  inlets: [
    { title: 'start', about: 'a bang starts the measurement', kinds: ['bang'] },
    // The right inlet is the one that answers, as in Pd.
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
