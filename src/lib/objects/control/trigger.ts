// [trigger]: sends what comes in out of each outlet, right to left, as the type that its argument names. The way in Pd and here to
// say in which order things happen.
import * as Type from '@sinclair/typebox'
import { defineObject, type Outlet } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { Command, kindOf, type List, type Message, type Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { fromList } from '../from-list.ts'
import { ports, triggerAtoms, triggerType, type TriggerType } from './trigger.ports.ts'

/** Sends, or gives the reason why not. */
type Send = (message: Message) => LoadbangError | void

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
  create({ atoms, outlets, error }) {
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
      for (let i = last; i >= 0; i--) {
        const refused = others[i]!(message)
        // What one outlet cannot send is an error, and the others send all the same, as in Pd.
        if (refused) error(refused)
      }
    }
    return {
      inlets: [
        {
          bang() {
            for (let i = last; i >= 0; i--) {
              const { type, constant } = types[i]!
              if (type === 'number' || type === 'constant') outlets[i]!.number(constant)
              else if (type === 'symbol') outlets[i]!.send('symbol')
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
      return (message) => {
        if (message instanceof Command) return refusal(message, type)
        out.send(Array.isArray(message) ? fromList(message as List) : message)
      }
    case 'number':
      return (message) => {
        const atom = firstAtom(message)
        if (atom === NONE) return refusal(message, type)
        out.number(typeof atom === 'number' ? atom : 0)
      }
    case 'symbol':
      return (message) => {
        const atom = firstAtom(message)
        if (atom === NONE) return refusal(message, type)
        out.send(typeof atom === 'string' ? atom : atom === undefined ? 'symbol' : 'float')
      }
  }
}

const NONE = Symbol('none')

/** The first atom of a symbol or a list; NONE for what is neither. */
function firstAtom(message: Message): Value | typeof NONE {
  if (typeof message === 'string') return message
  return Array.isArray(message) ? (message as List)[0] : NONE
}

/** Pd: "generic messages can only be converted to bang or anything". So can records and bytes. */
const refusal = (message: Message, wanted: string): LoadbangError =>
  new LoadbangError(
    'no-conversion',
    `A ${kindOf(message)} cannot be made a ${wanted}.`,
    'Use a (anything) or b (bang) for it.'
  )
