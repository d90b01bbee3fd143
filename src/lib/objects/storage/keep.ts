// [keep NAME]: one value that the patch remembers by that name. It sends the value when the patch opens and at a bang; whatever else
// comes is the new one. Other [keep]s of the name take it on in silence.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import type { Message } from '../../runtime/message.ts'
import { asMessage } from '../../runtime/text/compose.ts'
import { keptValue } from './kept.ts'

export default defineObject({
  name: 'keep',
  about: 'A value that the patch remembers: sent when it opens, and at a bang',
  family: 'storage',
  lasting: true,
  args: Type.Tuple([
    Type.String({
      title: 'name',
      // [keep 0] is one named 0.
      minLength: 1,
      description: 'every [keep] of this name in the patch has the same value; [kv keep] sees it too'
    }),
    Type.Optional(
      Type.Unknown({
        title: 'default',
        description: 'the value while nothing is kept yet, 0 if none; several words are a list'
      })
    )
  ]),
  inlets: [
    {
      title: 'value',
      about: 'a bang sends the value; anything else is kept and sent',
      kinds: ['bang', 'anything']
    },
    { title: 'value', about: 'kept, not sent', hot: false, kinds: ['anything'] }
  ],
  outlets: [{ title: 'value' }],
  version: 1,
  create({ args: [name], atoms, ports, outlets, later, error, clearError }) {
    const { kept, letGo } = keptValue(ports.storage, name)
    const initial = atoms.length > 2 ? atoms.slice(1) : (atoms[1] ?? 0)
    let known = false
    /** Its value is to be sent as soon as it is known. */
    let asked = false
    let sent = false
    let saving: Promise<void> | null = null

    const send = (): void => {
      asked = false
      sent = true
      const value = kept.value ?? initial
      // Cells may keep a date, which is no message.
      outlets[0]!.send(asMessage(value instanceof Date ? value.getTime() : value))
    }
    const keep = (value: Message): void => {
      known = true
      const now = kept.set(value)
      // One report for all that is written in one go, however fast it comes.
      if (now !== saving) later((saving = now), clearError, error)
    }
    later(
      kept.ready,
      () => {
        known = true
        if (asked) send()
      },
      error
    )
    return {
      inlets: [
        {
          bang() {
            if (known) send()
            else asked = true
          },
          any(message) {
            keep(message)
            send()
          }
        },
        { any: keep }
      ],
      // What came earlier in this turn was sent as it came.
      loaded: () => void (asked = !sent),
      dispose: letGo
    }
  }
})
