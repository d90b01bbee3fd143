// [text tolist NAME]: a whole text as one list, in which the ends of lines are the symbols ; and ,.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { fromList } from '../from-list.ts'
import { nameArgument, nameInlet, namedText } from './named-text.ts'

export default defineObject({
  name: 'text tolist',
  about: 'Gives a whole text as one list',
  family: 'text',
  args: Type.Array(Type.Unknown(), nameArgument),
  inlets: [{ title: 'give', about: 'a bang gives the text', kinds: ['bang'] }, nameInlet],
  outlets: [
    { title: 'list', about: 'lines end with the symbols `;` and `,`; a symbol like them has a backslash' }
  ],
  version: 1,
  create(context) {
    const text = namedText(context)
    return {
      inlets: [{ bang: () => context.outlets[0]!.send(fromList(text.lines().toList())) }, text.nameInlet]
    }
  }
})
