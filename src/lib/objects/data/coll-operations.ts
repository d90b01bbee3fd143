// What can be said to a [coll] besides numbers and words to look up.
import * as Type from '@sinclair/typebox'

const key = Type.Union([Type.Number(), Type.String()], { description: 'a number or a word' })
const index = Type.Number({ description: 'a number' })
const name = Type.String({ description: 'a word' })
const data = Type.Optional(Type.Array(Type.Unknown()))
const place = Type.Number({ description: 'which element, from 1' })
const optionalPlace = Type.Optional(
  Type.Number({ description: 'which element, from 1; the first if none is given' })
)

const operation = (selector: string, description: string, fields: Record<string, Type.TSchema> = {}) =>
  Type.Object({ type: Type.Literal(selector), ...fields }, { description })

export const collOperations = [
  operation('store', 'Stores a list under a key.', { key, data }),
  operation('nstore', 'Stores a list under a word and a number.', { name, index, data }),
  operation('assoc', 'Gives the entry of a number a word as well.', { name, index }),
  operation('deassoc', 'Takes the word of an entry away.', { name }),
  operation('append', 'Stores a list under the next number.', { data }),
  operation('insert', 'Stores a list under a number; if it is taken, it and those above go up by one.', {
    index,
    data
  }),
  operation('merge', 'Adds elements to the list of a key.', { key, data }),
  operation('sub', 'Replaces one element, and sends the entry.', { key, place, value: Type.Unknown() }),
  operation('nsub', 'Replaces one element.', { key, place, value: Type.Unknown() }),
  operation('remove', 'Takes an entry away.', { key }),
  operation('delete', 'Takes an entry away; the numbers above go down by one.', { key }),
  operation('clear', 'Empties it.'),
  operation('next', 'Sends the next entry; after the last one, the first.'),
  operation('prev', 'Sends the entry before; before the first one, the last.'),
  operation('goto', 'The next entry to be sent is that of a key.', { key }),
  operation('start', 'The next entry to be sent is the first.'),
  operation('end', 'The next entry to be sent is the last.'),
  operation('dump', 'Sends all entries, then a bang on the right.'),
  operation('length', 'Sends how many entries there are.'),
  operation('nth', 'Sends one element of the list of a key.', { key, place }),
  operation('min', 'Sends the lowest of the first, or given, elements of all lists.', {
    place: optionalPlace
  }),
  operation('max', 'Sends the highest of the first, or given, elements of all lists.', {
    place: optionalPlace
  }),
  operation('sort', 'Sorts: -1 rising, 1 falling; by an element of the lists, or without by the keys.', {
    direction: Type.Optional(Type.Number()),
    place: Type.Optional(Type.Number())
  }),
  operation('swap', 'Exchanges the lists of two keys.', { key, other: key }),
  operation('renumber', 'Numbers the entries anew in their order, from 0 or a number.', {
    from: Type.Optional(Type.Number())
  }),
  operation('separate', 'The numbers from here on go up by one.', { index })
]
