// [value]: one number under a name, the same in every [value] of that name. What is sent to the name sets it too.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { kindOf } from '../../runtime/message.ts'
import { shareValue } from '../value-cell.ts'
import { SendOn, sendOn } from './send-on.ts'
import { ports } from './value.ports.ts'

export default defineObject({
  name: 'value',
  aliases: ['v'],
  about: 'Holds a number that all boxes of its name share',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.String({ title: 'name', description: 'the name under which the number is shared' }))
  ]),
  inlets: (atoms) =>
    ports.inlets(atoms).map((inlet, i) => (i === 0 ? { ...inlet, accepts: [SendOn] } : inlet)),
  outlets: [{ title: 'number', about: 'the shared number, at a bang' }],
  version: 1,
  create({ args, outlets, shared, names, error }) {
    const out = outlets[0]!
    let name = args[0] ?? ''
    let { cell, leave } = shareValue(shared, name)
    let unbind = listen()

    /** A box without a name shares its number with its like, and cannot be sent to. */
    function listen(): (() => void) | undefined {
      if (name === '') return undefined
      return names.bind(name, (message) => {
        if (typeof message === 'number') cell.x = message
        else error(noNumber(name, kindOf(message)))
      })
    }

    function rename(to: string): void {
      unbind?.()
      leave()
      name = to
      ;({ cell, leave } = shareValue(shared, name))
      unbind = listen()
    }

    return {
      inlets: [
        {
          bang: () => out.number(cell.x),
          number: (x) => void (cell.x = x),
          list: (items) => {
            // Pd takes a list's first number.
            if (typeof items[0] === 'number') cell.x = items[0]
            else if (items.length === 0) out.number(cell.x)
            else throw noNumber(name, 'list')
          },
          symbol: () => {
            throw noNumber(name, 'symbol')
          },
          send: ({ name: to }: { name: string }) => sendOn(names, to, cell.x)
        },
        ...(args[0] === undefined ? [{ symbol: rename }] : [])
      ],
      dispose() {
        unbind?.()
        leave()
      }
    }
  }
})

const noNumber = (name: string, what: string): LoadbangError =>
  new LoadbangError('no-number', `The value "${name}" is a number, and a ${what} came.`, 'Send it a number.')
