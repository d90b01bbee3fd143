// [speedlim]: lets messages through no faster than one in so many milliseconds, as Max's does: of those that come in between, the
// last one.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import type { Message } from '../../runtime/message.ts'

export default defineObject({
  name: 'speedlim',
  about: 'Lets messages through no faster than one in a given time',
  family: 'time',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'time', description: 'milliseconds between two messages; 0' }))
  ]),
  inlets: [
    { title: 'message', about: 'at once, or when the time is over', kinds: ['anything'] },
    { title: 'time', about: 'milliseconds between two messages', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'message' }],
  version: 1,
  create({ args, outlets, schedule }) {
    let time = args[0] ?? 0
    let waiting = false
    let held: Message | undefined
    const send = (message: Message): void => {
      waiting = time > 0
      if (waiting) {
        schedule(time, () => {
          waiting = false
          const next = held
          held = undefined
          if (next !== undefined) send(next)
        })
      }
      outlets[0]!.send(message)
    }
    return {
      inlets: [
        {
          any(message) {
            if (waiting) held = message
            else send(message)
          }
        },
        { number: (x) => void (time = x) }
      ]
    }
  }
})
