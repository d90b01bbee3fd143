// [symbol]: holds a symbol. Of a command it takes the selector, of a number or a list the name of its kind, as in Pd.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import type { Value } from '../../runtime/message.ts'

export default defineObject({
  name: 'symbol',
  about: 'Holds a symbol (a word or a text) and gives it at each bang',
  family: 'data',
  args: Type.Tuple([
    Type.Optional(Type.String({ title: 'symbol', description: 'the first symbol; none if empty' }))
  ]),
  inlets: [
    {
      title: 'symbol',
      about: 'holds the symbol and gives it; a bang gives it again',
      kinds: ['symbol', 'bang', 'command']
    },
    { title: 'symbol', about: 'holds the symbol, gives nothing', hot: false, kinds: ['symbol'] }
  ],
  outlets: [{ title: 'symbol' }],
  version: 1,
  create({ args, outlets }) {
    const out = outlets[0]!
    let value = args[0] ?? ''
    const symbol = (s: string): void => {
      value = s
      out.send(s)
    }
    const list = (items: readonly Value[]): void => {
      if (items.length === 0) out.send(value)
      else symbol(items.length === 1 && typeof items[0] === 'string' ? items[0] : 'list')
    }
    return {
      inlets: [
        { bang: () => out.send(value), number: () => symbol('float'), symbol, list, command: symbol },
        { symbol: (s) => void (value = s) }
      ]
    }
  }
})
