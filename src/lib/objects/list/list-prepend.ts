// [list prepend]: puts a list before each that comes.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { fromList } from '../from-list.ts'
import { anyList, listOutlet } from './whole-list.ts'

export default defineObject({
  name: 'list prepend',
  about: 'Puts a second list before each that comes',
  family: 'list',
  args: Type.Array(Type.Unknown(), {
    title: 'list',
    description: 'the list to put before; none if empty'
  }),
  inlets: [
    {
      title: 'list',
      about: 'any message as a list; it leaves with the second one before it',
      kinds: ['anything']
    },
    { title: 'list', about: 'the list to put before; a bang empties it', hot: false, kinds: ['anything'] }
  ],
  outlets: [listOutlet],
  version: 1,
  create({ atoms, outlets }) {
    let second: List = atoms
    return {
      inlets: [
        anyList((list) => outlets[0]!.send(fromList([...second, ...list]))),
        anyList((list) => void (second = list))
      ]
    }
  }
})
