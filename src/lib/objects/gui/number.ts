// [number]: a number to see and to drag.
import { Type } from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import { heldValue, isRelease } from './held-value.ts'
import { SetNumber } from './set.ts'

export default defineObject({
  name: 'number',
  aliases: ['floatatom', 'nbx', 'flonum'],
  about: 'Shows a number, and lets one drag or type it',
  family: 'gui',
  args: Type.Tuple([]),
  inlets: [
    {
      title: 'number',
      about: 'shows and sends it; a bang sends it again',
      kinds: ['number', 'bang'],
      accepts: [SetNumber]
    }
  ],
  outlets: [{ title: 'number' }],
  face: 'number',
  version: 1,
  create(context) {
    const out = context.outlets[0]!
    const held = heldValue(context, 0)
    return {
      inlets: [
        {
          bang: () => out.number(held.value),
          number(x) {
            held.set(x)
            out.number(x)
          },
          set: ({ value }: { value: number }) => held.set(value)
        }
      ],
      play(message) {
        if (typeof message === 'number') {
          held.byHand(message)
          out.number(message)
        } else if (message === bang) out.number(held.value)
        else if (isRelease(message)) held.release()
      },
      loaded: held.loaded,
      changed: held.changed,
      state: () => held.value,
      // The patch is closed under the hand.
      dispose: held.release
    }
  }
})
