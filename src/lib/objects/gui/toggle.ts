// [toggle]: on or off. A number that is not 0 becomes what "on" sends, as in Pd.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import { heldValue, isRelease } from './held-value.ts'
import { SetNumber } from './set.ts'

export default defineObject({
  name: 'toggle',
  about: 'A switch: sends 1 and 0 in turn',
  family: 'gui',
  args: Type.Tuple([]),
  inlets: [
    {
      title: 'switch',
      about: 'a bang switches; a number is shown and sent',
      kinds: ['bang', 'number'],
      accepts: [SetNumber]
    }
  ],
  outlets: [{ title: '0 or 1', about: 'or the number that was sent to it' }],
  face: 'toggle',
  version: 1,
  create(context) {
    const out = context.outlets[0]!
    const held = heldValue(context, 0)
    let on = held.value === 0 ? 1 : held.value
    const set = (x: number): void => {
      if (x !== 0) on = x
      held.set(x)
    }
    return {
      inlets: [
        {
          bang() {
            held.set(held.value === 0 ? on : 0)
            out.number(held.value)
          },
          number(x) {
            set(x)
            out.number(x)
          },
          set: ({ value }: { value: number }) => set(value)
        }
      ],
      play(message) {
        if (isRelease(message)) return held.release()
        if (typeof message !== 'number' && message !== bang) return
        const value = typeof message === 'number' ? message : held.value === 0 ? on : 0
        if (value !== 0) on = value
        held.byHand(value)
        // A click is over when it is made.
        held.release()
        out.number(value)
      },
      loaded: held.loaded,
      changed: held.changed,
      state: () => held.value,
      // The patch is closed under the hand.
      dispose: held.release
    }
  }
})
