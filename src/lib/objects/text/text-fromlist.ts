// [text fromlist NAME]: sets a whole text from a list, as [text tolist] gives it.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { nameArgument, nameInlet, namedText } from './named-text.ts'
import { linesOfList } from './text-lines.ts'

export default defineObject({
  name: 'text fromlist',
  about: 'Sets a whole text from one list',
  family: 'text',
  args: Type.Array(Type.Unknown(), nameArgument),
  inlets: [
    {
      title: 'list',
      about: 'the new text; the symbols `;` and `,` end its lines',
      kinds: ['list', 'number', 'symbol', 'bang']
    },
    nameInlet
  ],
  outlets: [],
  version: 1,
  create(context) {
    const text = namedText(context)
    return { inlets: [{ list: (items) => text.lines().replace(linesOfList(items)) }, text.nameInlet] }
  }
})
