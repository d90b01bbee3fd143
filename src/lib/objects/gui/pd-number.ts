// What Pd's boxes with one number have in common: a bang sends it again, a number sets and sends it, `set` sets it alone, and a hand
// sets, sends and in the end saves it.
import type { ObjectInstance } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import { isRelease, type HeldValue } from './held-value.ts'
import type { PdGuiBox } from './pd-gui-box.ts'
import { numbers, type PdMethods } from './pd-methods.ts'

export function pdNumber(
  box: PdGuiBox,
  held: HeldValue,
  more: Partial<PdMethods> = {},
  send: () => void = () => box.send(held.value)
): ObjectInstance {
  return box.instance(
    {
      bang: send,
      number(x) {
        held.set(x)
        if (!box.toItself) send()
      },
      ...more,
      commands: { set: numbers(1, (x = 0) => held.set(x)), ...more.commands }
    },
    {
      loaded: send,
      play(message) {
        if (isRelease(message)) return held.release()
        if (typeof message === 'number') held.byHand(message)
        if (typeof message === 'number' || message === bang) send()
      },
      changed: held.changed,
      state: () => held.value,
      dispose: held.release
    }
  )
}
