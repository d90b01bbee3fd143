// [pack]: makes a list of what its inlets hold.
import * as Type from '@sinclair/typebox'
import { defineObject, type InletHandlers } from '../../runtime/define.ts'
import type { List, Message, Value } from '../../runtime/message.ts'
import { fromList } from '../from-list.ts'
import { ports } from './pack.ports.ts'
import { fits } from './slots.ts'
import { checkedSlots, typeMismatch } from './slots-checked.ts'

export default defineObject({
  name: 'pack',
  about: 'Makes one list of several numbers, symbols or other messages',
  family: 'data',
  args: Type.Array(Type.Unknown(), {
    title: 'types',
    description: 'a number or f, s for a symbol, a for anything; one inlet each'
  }),
  inlets: ports.inlets,
  outlets: [{ title: 'list' }],
  version: 1,
  create({ atoms, outlets, error }) {
    const out = outlets[0]!
    const slots = checkedSlots(atoms, 'pack')
    const held: Value[] = slots.map((slot) => slot.initial)
    const send = (): void => out.send(fromList([...held]))
    const store = (i: number, value: Value): boolean => {
      const { type } = slots[i]!
      if (!fits(type, value)) {
        error(typeMismatch(type, i, typeof value === 'string' ? 'a symbol' : `a ${typeof value}`))
        return false
      }
      held[i] = value
      return true
    }
    /** Right to left, so that the first one, which sends, comes last. What does not fit leaves its place as it was. */
    const list = (items: List): void => {
      if (items.length === 0) return send()
      for (let i = Math.min(items.length, slots.length) - 1; i > 0; i--) store(i, items[i])
      if (store(0, items[0])) send()
    }
    const inlets = slots.map((_, i): InletHandlers => {
      const any = (message: Message): void => {
        if (store(i, message as Value) && i === 0) send()
      }
      if (i > 0) return { any }
      return {
        bang: send,
        list,
        command: (selector, args) => list([selector, ...args]),
        any,
        number: any,
        symbol: any
      }
    })
    return { inlets }
  }
})
