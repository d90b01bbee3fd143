// What a number box and a slider have in common: one number, driven by messages and by a hand.
import type { InletSpec, ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import { heldValue, isRelease } from './held-value.ts'
import { SetNumber } from './set.ts'

export const numberInlet: InletSpec = {
  title: 'number',
  about: 'shows and sends it; a bang sends it again',
  kinds: ['number', 'bang'],
  accepts: [SetNumber]
}

/** `initial`: what it shows where nothing was saved. As in Pd, what lies outside of a slider's bounds is sent as it is. */
export function numberControl(context: ObjectContext<unknown>, initial: number): ObjectInstance {
  const out = context.outlets[0]!
  const held = heldValue(context, initial)
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
