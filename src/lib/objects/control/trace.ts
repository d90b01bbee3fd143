// [trace]: passes what comes in. In Pd, with tracing switched on, it also prints what its messages set off.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'trace',
  about: 'Passes messages, as Pd’s does while tracing is off',
  family: 'control',
  args: Type.Array(Type.Unknown(), { title: 'number', description: 'nothing yet' }),
  inlets: [
    { title: 'message', about: 'passes', kinds: ['anything'] },
    { title: 'number', about: 'in Pd how many messages are traced', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'message' }],
  version: 1,
  create({ outlets }) {
    const out = outlets[0]!
    return {
      inlets: [
        { bang: () => out.bang(), number: (x) => out.number(x), any: (message) => out.send(message) },
        { number() {} }
      ]
    }
  }
})
