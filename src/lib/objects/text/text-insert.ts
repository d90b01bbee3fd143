// [text insert NAME]: puts a new line into a text.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { nameArgument, nameInlet, namedText, noLine, numberArgument } from './named-text.ts'

export default defineObject({
  name: 'text insert',
  about: 'Puts a new line into a text',
  family: 'text',
  args: Type.Array(Type.Unknown(), {
    ...nameArgument,
    description: `${nameArgument.description}; then perhaps the line before which it goes`
  }),
  inlets: [
    { title: 'list', about: 'the new line', kinds: ['list', 'number', 'symbol', 'bang'] },
    {
      title: 'line',
      about: 'it goes before this one; beyond the last, at the end',
      hot: false,
      kinds: ['number']
    },
    nameInlet
  ],
  outlets: [],
  version: 1,
  create(context) {
    const text = namedText(context)
    let index = numberArgument(text.rest, 0, 0)
    const list = (items: List): void => {
      const lines = text.lines()
      const at = Math.trunc(index)
      if (at < 0) throw noLine(at, lines.count)
      lines.insert(at, items)
    }
    return { inlets: [{ list }, { number: (x) => void (index = x) }, text.nameInlet] }
  }
})
