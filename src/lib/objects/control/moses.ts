// [moses]: parts numbers: those below a bound leave on the left, the others on the right.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'moses',
  about: 'Parts numbers: below a bound to the left, the others to the right',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'bound', description: 'where they part; 0 if none is given' }))
  ]),
  inlets: [
    { title: 'number', kinds: ['number'] },
    { title: 'bound', about: 'where they part', hot: false, kinds: ['number'] }
  ],
  outlets: [
    { title: 'below', about: 'numbers below the bound' },
    { title: 'others', about: 'the bound and what is above it' }
  ],
  version: 1,
  create({ args, outlets }) {
    const [below, others] = [outlets[0]!, outlets[1]!]
    let bound = args[0] ?? 0
    return {
      inlets: [{ number: (x) => (x < bound ? below : others).number(x) }, { number: (x) => void (bound = x) }]
    }
  }
})
