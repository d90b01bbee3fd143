// [stripnote]: lets notes through that begin, and drops those that end (velocity 0).
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'stripnote',
  about: 'Drops the ends of notes: pitches whose velocity is 0',
  family: 'midi',
  args: Type.Tuple([]),
  inlets: [
    { title: 'pitch', about: 'passes if the velocity is not 0', kinds: ['number', 'list'] },
    { title: 'velocity', about: 'of the next pitch', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'pitch' }, { title: 'velocity', about: 'before the pitch' }],
  version: 1,
  create({ outlets }) {
    let velocity = 0
    return {
      inlets: [
        {
          number(x) {
            if (velocity === 0) return
            outlets[1]!.number(velocity)
            outlets[0]!.number(x)
          }
        },
        { number: (x) => void (velocity = x) }
      ]
    }
  }
})
