// [select]: a bang out of the outlet whose argument came in. A list is judged by its first element; what a command is, select
// does not ask (Pd refuses it too).
import { Type } from '@sinclair/typebox'
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
    const number = (x: number): void => {
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
      const [first, second] = items
      // With one argument there are two inlets, and a list spreads over them.
      if (single && typeof second === typeof wanted[0]) wanted[0] = second
      if (typeof first === 'number') number(first)
      else if (typeof first === 'string') symbol(first)
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
      wanted[0] = value
    }
  }
})
