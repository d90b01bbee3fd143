// [gate]: lets messages through to one of several outlets, or to none, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { ports, wayAt, waysOf } from './gate.ports.ts'

export default defineObject({
  name: 'gate',
  about: 'Sends messages to one of several outlets, or to none',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'outlets', description: 'how many; 1 if none is given' })),
    Type.Optional(Type.Number({ title: 'open', description: 'which one is open at first; 0 is none' }))
  ]),
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create({ args, atoms, outlets, previous }) {
    const ways = waysOf(atoms, 1)
    let open = wayAt(typeof previous === 'number' ? previous : (args[1] ?? 0), ways)
    return {
      inlets: [
        { number: (x) => void (open = wayAt(x, ways)) },
        { any: (message) => outlets[open - 1]?.send(message) }
      ],
      state: () => open
    }
  }
})
