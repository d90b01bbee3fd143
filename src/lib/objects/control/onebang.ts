// [onebang]: lets one bang through, and then no other until it is told to, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

const Stop = Type.Object(
  { type: Type.Literal('stop') },
  { description: 'The next bang does not go through.' }
)

export default defineObject({
  name: 'onebang',
  about: 'Lets one bang through, then no other until it is armed again',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'armed', description: 'not 0: the first bang goes through at once' }))
  ]),
  inlets: [
    { title: 'bang', about: 'goes through if it is armed', kinds: ['bang', 'anything'], accepts: [Stop] },
    { title: 'arm', about: 'a bang: the next one goes through', hot: false, kinds: ['bang'] }
  ],
  outlets: [
    { title: 'bang', about: 'the one that goes through' },
    { title: 'others', about: 'those that do not' }
  ],
  version: 1,
  create({ args, outlets, previous }) {
    let armed = typeof previous === 'boolean' ? previous : (args[0] ?? 0) !== 0
    const bang = (): void => {
      const way = armed ? 0 : 1
      armed = false
      outlets[way]!.bang()
    }
    return {
      inlets: [{ bang, any: bang, stop: () => void (armed = false) }, { bang: () => void (armed = true) }],
      state: () => armed
    }
  }
})
