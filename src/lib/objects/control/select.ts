// [select]: a bang out of the outlet whose argument came in. A list is judged by its first element; what a command is, select
// does not ask (Pd refuses it too).
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List, Message, Value } from '../../runtime/message.ts'
import { matchAtoms } from './route.ports.ts'
import { ports } from './select.ports.ts'

export default defineObject({
  name: 'select',
  aliases: ['sel'],
  about: 'Sends a bang when a certain number or symbol comes in',
  family: 'control',
  args: Type.Array(Type.Unknown(), {
    title: 'values',
    description: 'numbers or symbols to wait for; one outlet each'
  }),
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create({ atoms, outlets }) {
    const wanted: Value[] = [...matchAtoms(atoms)]
    const rest = outlets[wanted.length]!
    const single = wanted.length === 1
    const first = outlets[0]!
    let only = wanted[0]
    const number = (x: number): void => {
      // One number is the common case, and a comparison is faster than a search.
      if (single) {
        if (x === only) first.bang()
        else rest.number(x)
        return
      }
      const at = wanted.indexOf(x)
      if (at < 0) rest.number(x)
      else outlets[at]!.bang()
    }
    const symbol = (s: string): void => {
      const at = wanted.indexOf(s)
      if (at < 0) rest.send(s)
      else outlets[at]!.bang()
    }
    const list = (items: List): void => {
      const [head, second] = items
      // With one argument there are two inlets, and a list spreads over them.
      if (single && typeof second === typeof only) store(second)
      if (typeof head === 'number') number(head)
      else if (typeof head === 'string') symbol(head)
      else
        throw new LoadbangError(
          'no-method',
          'select compares numbers and symbols alone.',
          'Use [route] for others.'
        )
    }
    const pass = (message: Message): void => rest.send(message)
    const change = typeof wanted[0] === 'number' ? { number: store } : { symbol: store }
    return { inlets: [{ number, symbol, list, record: pass, binary: pass }, ...(single ? [change] : [])] }

    function store(value: Value): void {
      wanted[0] = only = value
    }
  }
})
