// [switch]: lets the messages of one of several inlets through, or of none, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import type { Message } from '../../runtime/message.ts'
import { wayAt, waysOf } from './gate.ports.ts'
import { ports } from './switch.ports.ts'

export default defineObject({
  name: 'switch',
  about: 'Lets the messages of one of several inlets through, or of none',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'inlets', description: 'how many; 2 if none is given' })),
    Type.Optional(Type.Number({ title: 'open', description: 'which one is open at first; 0 is none' }))
  ]),
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create({ args, atoms, outlets, previous }) {
    const ways = waysOf(atoms, 2)
    let open = wayAt(typeof previous === 'number' ? previous : (args[1] ?? 0), ways)
    const way = (i: number) => ({
      any(message: Message) {
        if (i === open) outlets[0]!.send(message)
      }
    })
    return {
      inlets: [
        { number: (x) => void (open = wayAt(x, ways)) },
        ...Array.from({ length: ways }, (_, i) => way(i + 1))
      ],
      state: () => open
    }
  }
})
