// [route]: sends a message out of the outlet whose argument it begins with, without that beginning. The first argument decides
// whether numbers or selectors are looked for, as in Pd; `key=value` looks at records, which pass whole (rule 15).
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang, type List, type Message, type Value } from '../../runtime/message.ts'
import { compose } from '../../runtime/text/compose.ts'
import { fromList } from '../from-list.ts'
import { fieldMatch, matches, type FieldMatch } from './matching.ts'
import { matchAtoms, ports } from './route.ports.ts'

export default defineObject({
  name: 'route',
  about: 'Sends messages to the outlet whose argument they begin with; records by key=value',
  family: 'control',
  args: Type.Array(Type.Unknown(), {
    title: 'matches',
    description:
      'selectors (set, bang, float, symbol, list), or numbers, or key=value for records; one outlet each'
  }),
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create({ atoms, outlets }) {
    const wanted: Value[] = [...matchAtoms(atoms)]
    const fields: (FieldMatch | null)[] = wanted.map(fieldMatch)
    const rest = outlets[wanted.length]!
    const byNumber = typeof wanted[0] === 'number'
    const single = wanted.length === 1

    /** The place of the first argument that is this; -1 if none. */
    const find = (value: Value): number => wanted.indexOf(value)
    /** What stands after the match: a selector again if it begins with a symbol. */
    const stripped = (items: List): Message =>
      typeof items[0] === 'string' ? compose('word', items) : fromList(items)
    const whole = (kind: string, message: Message): void => {
      const at = byNumber ? -1 : find(kind)
      ;(at < 0 ? rest : outlets[at]!).send(message)
    }

    const number = (x: number): void => {
      const at = find(byNumber ? x : 'float')
      if (at < 0) rest.number(x)
      else if (byNumber) outlets[at]!.bang()
      else outlets[at]!.number(x)
    }
    const list = (items: List): void => {
      if (items.length === 0) return whole('bang', bang)
      if (items.length === 1 && typeof items[0] === 'number') return number(items[0])
      if (items.length === 1 && typeof items[0] === 'string') return whole('symbol', items[0])
      const at = byNumber && typeof items[0] === 'number' ? find(items[0]) : -1
      if (at >= 0) return outlets[at]!.send(stripped(items.slice(1)))
      const asList = byNumber ? -1 : find('list')
      if (asList < 0) rest.send(items)
      else outlets[asList]!.send(stripped(items))
    }
    return {
      inlets: [
        {
          bang: () => whole('bang', bang),
          number,
          symbol: (s) => whole('symbol', s),
          list,
          command(selector, args) {
            const at = byNumber ? -1 : find(selector)
            if (at < 0) rest.send(compose('word', [selector, ...args]))
            else outlets[at]!.send(stripped(args))
          },
          record(record) {
            const at = fields.findIndex((field) => field !== null && matches(record, field))
            ;(at < 0 ? rest : outlets[at]!).send(record)
          },
          any: (message) => rest.send(message)
        },
        ...(single ? [changing(byNumber)] : [])
      ]
    }

    function changing(numbers: boolean) {
      const set = (value: Value): void => {
        const field = fields[0]
        if (field && !fieldMatch(value)) fields[0] = { key: field.key, value }
        else {
          wanted[0] = value
          fields[0] = fieldMatch(value)
        }
      }
      if (numbers) return { number: set }
      return { symbol: set, ...(fields[0] ? { number: set } : {}) }
    }
  }
})
