// [list length]: how many elements a message has as a list.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { anyList } from './whole-list.ts'

export default defineObject({
  name: 'list length',
  about: 'Counts the elements of a list',
  family: 'list',
  args: Type.Tuple([]),
  inlets: [{ title: 'list', about: 'any message as a list', kinds: ['anything'] }],
  outlets: [{ title: 'count' }],
  version: 1,
  create: ({ outlets }) => ({ inlets: [anyList((list) => outlets[0]!.number(list.length))] })
})
