// [list trim]: takes the word `list` (or `symbol`) off: a list that begins with a symbol becomes a message of that name.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { compose } from '../../runtime/text/compose.ts'
import { fromList } from '../from-list.ts'

export default defineObject({
  name: 'list trim',
  about: 'Makes messages of lists that begin with a symbol: list set 5 becomes set 5',
  family: 'list',
  args: Type.Tuple([]),
  inlets: [{ title: 'list', about: 'other messages pass as they are', kinds: ['anything'] }],
  outlets: [{ title: 'message' }],
  version: 1,
  create({ outlets }) {
    const out = outlets[0]!
    const list = (items: List): void =>
      out.send(typeof items[0] === 'string' ? compose('word', items) : fromList(items))
    return { inlets: [{ list, any: (message) => out.send(message) }] }
  }
})
