// [slider]: a number between two bounds. `hsl` lies, `vsl` stands.
import { Type } from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import { heldValue, isRelease } from './held-value.ts'
import { SetNumber } from './set.ts'
import { migrations } from './slider.migrations.ts'
import { sliderRange } from './slider-range.ts'

export default defineObject({
  name: 'slider',
  aliases: ['hslider', 'vslider', 'hsl', 'vsl'],
  about: 'A number between two bounds, to slide',
  family: 'gui',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'low', description: 'the lower bound; alone, the upper one' })),
    Type.Optional(Type.Number({ title: 'high', description: 'the upper bound; 127 if none is given' }))
  ]),
  inlets: [
    {
      title: 'number',
      about: 'shows and sends it; a bang sends it again',
      kinds: ['number', 'bang'],
      accepts: [SetNumber]
    }
  ],
  outlets: [{ title: 'number' }],
  face: 'slider',
  version: 2,
  migrations,
  create(context) {
    const out = context.outlets[0]!
    const { low } = sliderRange(context.atoms, context.data)
    const held = heldValue(context, low)
    return {
      inlets: [
        {
          bang: () => out.number(held.value),
          // As in Pd, what lies outside of the bounds is shown at the end and sent as it is.
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
