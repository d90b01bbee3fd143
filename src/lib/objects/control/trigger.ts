// [trigger]: sends what comes in out of each outlet, right to left, as the type that its argument names. The way in Pd and here to
// say in which order things happen.
import { Type } from '@sinclair/typebox'
import { defineObject, type Outlet } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, kindOf, type List, type Message, type Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { fromList } from '../from-list.ts'
import { ports, triggerAtoms, triggerType, type TriggerType } from './trigger.ports.ts'

type Send = (message: Message) => void

export default defineObject({
  name: 'trigger',
  aliases: ['t'],
  about: 'Sends a message on in a fixed order, right to left, converted to types',
  family: 'control',
  args: Type.Array(Type.Unknown(), {
    title: 'types',
    description:
      'b bang, f number, s symbol, l list, a anything, or a number that is always sent; one outlet each'
  }),
  inlets: [{ title: 'message', kinds: ['anything'] }],
  outlets: ports.outlets,
  version: 1,
  create({ atoms, outlets }) {
    const types = triggerAtoms(atoms).map((atom) => {
      const type = triggerType(atom)
      if (type) return { type, constant: typeof atom === 'number' ? atom : 0 }
      throw new LoadbangError(
        'bad-type',
        `[trigger] does not know the type ${formatAtom(atom)}.`,
        'Write b, f, s, l, a or a number.'
      )
    })
    const last = types.length - 1
    const others = types.map(({ type, constant }, i) => converter(type, constant, outlets[i]!))
    const any = (message: Message): void => {
      for (let i = last; i >= 0; i--) others[i]!(message)
    }
    return {
      inlets: [
        {
          bang() {
            for (let i = last; i >= 0; i--) {
              const { type, constant } = types[i]!
              if (type === 'number' || type === 'constant') outlets[i]!.number(constant)
              else if (type === 'symbol') outlets[i]!.send('')
              else outlets[i]!.bang()
            }
          },
          number(x) {
            for (let i = last; i >= 0; i--) {
              const { type, constant } = types[i]!
              if (type === 'bang') outlets[i]!.bang()
              else if (type === 'constant') outlets[i]!.number(constant)
              else if (type === 'symbol') outlets[i]!.send('float')
              else outlets[i]!.number(x)
            }
          },
          any
        }
      ]
    }
  }
})

/** What one outlet sends of a message that is neither bang nor number. */
function converter(type: TriggerType, constant: number, out: Outlet): Send {
  switch (type) {
    case 'bang':
      return () => out.bang()
    case 'constant':
      return () => out.number(constant)
    case 'anything':
      return (message) => out.send(message)
    case 'list':
      return (message) =>
        out.send(Array.isArray(message) ? fromList(message as List) : plain(message, 'list'))
    case 'number':
      return (message) => {
        const first = firstOf(message, 'number')
        out.number(typeof first === 'number' ? first : 0)
      }
    case 'symbol':
      return (message) => {
        const first = firstOf(message, 'symbol')
        out.send(typeof first === 'string' ? first : first === undefined ? '' : 'float')
      }
  }
}

function firstOf(message: Message, wanted: string): Value {
  const only = plain(message, wanted)
  return Array.isArray(only) ? (only as List)[0] : (only as Value)
}

/** Pd: "generic messages can only be converted to bang or anything"; so can records and bytes, which are passed on whole. */
function plain(message: Message, wanted: string): Message {
  const kind = kindOf(message)
  if (kind === 'symbol' || kind === 'list' || message === bang) return message
  if (wanted === 'list' && kind !== 'command') return message
  throw new LoadbangError(
    'no-conversion',
    `A ${kind} cannot be made a ${wanted}.`,
    'Use a (anything) or b (bang) for it.'
  )
}
