// [unpack]: takes a list apart, from right to left.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { atomsOf } from '../../runtime/text/compose.ts'
import { asMessage } from '../../runtime/text/compose.ts'
import type { List } from '../../runtime/message.ts'
import { checkedSlots, typeMismatch } from './slots-checked.ts'
import { fits } from './slots.ts'
import { ports } from './unpack.ports.ts'

export default defineObject({
  name: 'unpack',
  about: 'Takes a list apart: one outlet for each element, right to left',
  family: 'data',
  args: Type.Array(Type.Unknown(), {
    title: 'types',
    description: 'a number or f, s for a symbol, a for anything; one outlet each'
  }),
  inlets: [{ title: 'list', kinds: ['list', 'command'] }],
  outlets: ports.outlets,
  version: 1,
  create({ atoms, outlets, error }) {
    const slots = checkedSlots(atoms, 'unpack')
    const list = (items: List): void => {
      for (let i = Math.min(items.length, slots.length) - 1; i >= 0; i--) {
        const { type } = slots[i]!
        const item = items[i]
        if (!fits(type, item)) {
          error(typeMismatch(type, i, typeof item === 'string' ? 'a symbol' : `a ${typeof item}`))
        } else outlets[i]!.send(asMessage(item))
      }
    }
    return {
      inlets: [
        {
          list,
          command: (selector, args) => list([selector, ...args]),
          any: (message) => list(atomsOf(message))
        }
      ]
    }
  }
})
