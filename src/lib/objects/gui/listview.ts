// [listview]: a list, or a table of records, to look at and to choose from. It takes what [db] and [kv] answer as it is. Nothing of it
// is saved: the list is somebody else's.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang, Command, record, type List, type Message, type Value } from '../../runtime/message.ts'
import { asMessage } from '../../runtime/text/compose.ts'
import { keyOf, listIn, tableOf } from './list-table.ts'

const Clear = Type.Object({ type: Type.Literal('clear') }, { description: 'Empties the list.' })
const Select = Type.Object(
  { type: Type.Literal('select'), index: Type.Number({ description: 'from 0; -1 selects nothing' }) },
  { description: 'Selects a row and sends it, as a click does.' }
)

export default defineObject({
  name: 'listview',
  about: 'Shows a list or a table of records, and sends what is chosen in it',
  family: 'gui',
  args: Type.Array(Type.String(), {
    title: 'column',
    description: 'a field to show (dotted paths reach into records); without, all fields of the records'
  }),
  inlets: [
    {
      title: 'list',
      about: 'a list, or an answer of [db] or [kv], is shown; a bang sends the selected row again',
      kinds: ['list', 'record', 'bang'],
      accepts: [Clear, Select],
      verbatim: true
    }
  ],
  outlets: [
    { title: 'selected', about: 'the row that was clicked or reached by the arrow keys' },
    { title: 'index', about: 'its place, from 0; sent first' },
    { title: 'remove', about: 'the row whose × was pressed, or on which Delete was' }
  ],
  face: 'listview',
  version: 1,
  create({ atoms, previous, outlets, show }) {
    const [out, index, remove] = [outlets[0]!, outlets[1]!, outlets[2]!]
    const columns = atoms.filter((atom) => typeof atom === 'string' || typeof atom === 'number').map(String)
    let list: List = []
    let selected = -1
    let revision = 0
    let table: Value

    const tell = (): void => show(record({ table, total: list.length, selected, revision }))
    const set = (next: List): void => {
      const chosen = keyOf(list[selected])
      list = next
      selected = placeOf(chosen)
      revision++
      table = tableOf(next, columns) as unknown as Value
      tell()
    }
    const select = (place: number): void => {
      selected = Number.isInteger(place) && place >= 0 && place < list.length ? place : -1
      tell()
      send()
    }
    const send = (): void => {
      const row = rowAt(selected)
      if (row === undefined) return
      index.number(selected)
      out.send(row)
    }
    /** What leaves is a message: `true` is 1, and nothing leaves of nothing. */
    const rowAt = (place: number): Message | undefined => {
      const row = list[place]
      return row === undefined || row === null ? undefined : asMessage(row)
    }
    const placeOf = (key: string | null): number =>
      key === null ? -1 : list.findIndex((row) => keyOf(row) === key)
    set(Array.isArray(previous) ? (previous as List) : [])

    return {
      inlets: [
        {
          bang: send,
          list: set,
          record(message) {
            const found = listIn(message)
            if (found) set(found)
          },
          clear: () => set([]),
          select: ({ index: place }: { index: number }) => select(place)
        }
      ],
      /**
       * `select PLACE REVISION KEY` and `remove …`: a row of the list that the hand saw. That may be another list by now: a document
       * is found by its key, and of anything else no neighbour is taken for it.
       */
      play(message) {
        if (message === bang) return send()
        if (!(message instanceof Command)) return
        const [seen, of, key] = message.args
        const place =
          typeof key === 'string' ? placeOf(key) : of === revision && typeof seen === 'number' ? seen : -1
        const row = rowAt(place)
        if (row === undefined) return
        if (message.selector === 'select') select(place)
        else if (message.selector === 'remove') remove.send(row)
      },
      state: () => list
    }
  }
})
