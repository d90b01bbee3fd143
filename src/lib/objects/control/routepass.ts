// [routepass]: as [route], but what matches leaves whole, as Max's does. Numbers and words may stand side by side.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang, Command, isRecord, type List, type Message, type Value } from '../../runtime/message.ts'
import { fieldMatch, matches } from './matching.ts'
import { ports } from './routepass.ports.ts'

/** What an argument may be equal to: the beginning of the message, then the name of its kind. */
function beginnings(message: Message): readonly Value[] {
  if (message === bang) return ['bang']
  if (typeof message === 'number') return [message, Number.isInteger(message) ? 'int' : 'float', 'float']
  if (typeof message === 'string') return [message, 'symbol']
  if (message instanceof Command) return [message.selector]
  return Array.isArray(message) ? [(message as List)[0], 'list'] : []
}

export default defineObject({
  name: 'routepass',
  about: 'Sends messages to the outlet whose argument they begin with, whole',
  family: 'control',
  args: Type.Array(Type.Unknown(), {
    title: 'matches',
    description:
      'numbers, words (or bang, int, float, symbol, list), or key=value for records; one outlet each'
  }),
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create({ atoms, outlets }) {
    const fields = atoms.map(fieldMatch)
    const placeOf = (message: Message): number => {
      if (isRecord(message)) return fields.findIndex((field) => field !== null && matches(message, field))
      const place = beginnings(message)
        .map((value) => atoms.indexOf(value))
        .find((found) => found >= 0)
      return place ?? -1
    }
    return {
      inlets: [
        {
          any(message) {
            const place = placeOf(message)
            outlets[place < 0 ? atoms.length : place]!.send(message)
          }
        }
      ]
    }
  }
})
