// [text delete NAME]: takes a line out of a text; a number below 0 empties it.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { nameArgument, nameInlet, namedText, noLine } from './named-text.ts'

export default defineObject({
  name: 'text delete',
  about: 'Takes a line out of a text',
  family: 'text',
  args: Type.Array(Type.Unknown(), nameArgument),
  inlets: [
    {
      title: 'line',
      about: 'takes out the line of this number, counted from 0; -1 empties the text',
      kinds: ['number']
    },
    nameInlet
  ],
  outlets: [],
  version: 1,
  create(context) {
    const text = namedText(context)
    const number = (x: number): void => {
      const lines = text.lines()
      const at = Math.trunc(x)
      if (at < 0) return lines.clear()
      if (!lines.at(at)) throw noLine(at, lines.count)
      lines.delete(at)
    }
    return { inlets: [{ number }, text.nameInlet] }
  }
})
