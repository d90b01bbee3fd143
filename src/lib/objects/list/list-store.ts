// [list store]: holds a list, and changes it element by element. A list that comes is put before it and both leave, as in [list append].
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List, Value } from '../../runtime/message.ts'
import { fromList } from '../from-list.ts'
import { noReceiver } from '../no-receiver.ts'
import { Append, Delete, Get, Insert, Prepend, Send, Set } from './list-store.schema.ts'
import { anyList, listOutlet } from './whole-list.ts'

interface At {
  index: number
  count?: number
  items?: List
}

export default defineObject({
  name: 'list store',
  about: 'Holds a list that can be added to, changed and read element by element',
  family: 'list',
  args: Type.Array(Type.Unknown(), { title: 'list', description: 'the first list; none if empty' }),
  inlets: [
    {
      title: 'list',
      about: 'a bang gives the list; a list leaves with the held one at its end',
      kinds: ['bang', 'list', 'number', 'symbol'],
      accepts: [Append, Prepend, Get, Set, Insert, Delete, Send],
      verbatim: true
    },
    { title: 'list', about: 'the list to hold; a bang empties it', hot: false, kinds: ['anything'] }
  ],
  outlets: [listOutlet, { title: 'nothing', about: 'a bang where `get` asks for more than there is' }],
  version: 1,
  create({ atoms, outlets, names, error }) {
    const [out, nothing] = [outlets[0]!, outlets[1]!]
    let held: Value[] = [...atoms]
    const list = (items: List): void => out.send(fromList([...items, ...held]))
    /** How many elements from `at` on are meant; 0 is 1, as in Pd. */
    const reach = (at: number, count = 1): number =>
      count < 0 ? held.length - at : Math.max(1, Math.trunc(count))
    const place = (index: number, last: number): number => {
      const at = Math.trunc(index)
      if (at >= 0 && at <= last) return at
      throw new LoadbangError(
        'list-place',
        `There is no place ${index} in a list of ${held.length}.`,
        'Places are counted from 0.'
      )
    }
    return {
      inlets: [
        {
          list,
          record: (record) => list([record]),
          binary: (binary) => list([binary]),
          append: ({ items = [] }: { items?: List }) => void held.push(...items),
          prepend: ({ items = [] }: { items?: List }) => void (held = [...items, ...held]),
          get({ index, count }: At) {
            const at = Math.trunc(index)
            const end = at + reach(at, count)
            if (at < 0 || at >= held.length || end > held.length) nothing.bang()
            else out.send(fromList(held.slice(at, end)))
          },
          set({ index, items = [] }: At) {
            const at = place(index, held.length - 1)
            const fitting = items.slice(0, held.length - at)
            held.splice(at, fitting.length, ...fitting)
          },
          insert({ index, items = [] }: At) {
            held.splice(place(Math.min(index, held.length), held.length), 0, ...items)
          },
          delete({ index, count }: At) {
            const at = place(index, held.length - 1)
            held.splice(at, reach(at, count))
          },
          send({ name }: { name: string }) {
            if (!names.send(name, fromList([...held]))) error(noReceiver(name, 'after send'))
          }
        },
        anyList((items) => void (held = [...items]))
      ]
    }
  }
})
