// [list append], or [list] alone: adds a list at the end of each that comes.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { fromList } from '../from-list.ts'
import { anyList, listOutlet } from './whole-list.ts'

export default defineObject({
  name: 'list append',
  aliases: ['list'],
  about: 'Makes lists of all messages, and adds a second list at their end',
  family: 'list',
  args: Type.Array(Type.Unknown(), { title: 'list', description: 'the list to add; none if empty' }),
  inlets: [
    {
      title: 'list',
      about: 'any message as a list; it leaves with the second one at its end',
      kinds: ['anything']
    },
    { title: 'list', about: 'the list to add; a bang empties it', hot: false, kinds: ['anything'] }
  ],
  outlets: [listOutlet],
  version: 1,
  create({ atoms, className, outlets }) {
    // As in Pd: `list` is short for `list append` with a list of numbers, or with none.
    if (className === 'list' && typeof atoms[0] === 'string') throw unknownKind(atoms[0])
    let second: List = atoms
    return {
      inlets: [
        anyList((list) => outlets[0]!.send(fromList(second.length === 0 ? list : [...list, ...second]))),
        anyList((list) => void (second = list))
      ]
    }
  }
})

const unknownKind = (word: string): LoadbangError =>
  new LoadbangError(
    'bad-argument',
    `There is no [list ${word}].`,
    'Write append, prepend, split, trim, length, store, fromsymbol or tosymbol after list.'
  )
