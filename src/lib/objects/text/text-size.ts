// [text size NAME]: how many lines a text has, or how many fields a line.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { nameArgument, nameInlet, namedText } from './named-text.ts'

export default defineObject({
  name: 'text size',
  about: 'Counts the lines of a text, or the fields of a line',
  family: 'text',
  args: Type.Array(Type.Unknown(), nameArgument),
  inlets: [
    {
      title: 'line',
      about: 'a bang counts the lines, a number the fields of that line',
      kinds: ['bang', 'number']
    },
    nameInlet
  ],
  outlets: [{ title: 'count', about: '-1 if there is no such line' }],
  version: 1,
  create(context) {
    const out = context.outlets[0]!
    const text = namedText(context)
    return {
      inlets: [
        {
          bang: () => out.number(text.lines().count),
          number: (x) => out.number(text.lines().at(Math.trunc(x))?.atoms.length ?? -1)
        },
        text.nameInlet
      ]
    }
  }
})
