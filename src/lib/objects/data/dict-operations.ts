// What can be said to a [dict].
import * as Type from '@sinclair/typebox'

const key = Type.String({ description: 'a key, or a path such as piano::range::0' })
const values = Type.Array(Type.Unknown())
const content = Type.Record(Type.String(), Type.Unknown())

const operation = (selector: string, description: string, fields: Record<string, Type.TSchema> = {}) =>
  Type.Object({ type: Type.Literal(selector), ...fields }, { description })

export const dictOperations = [
  operation('set', 'Puts a value, or several as a list, under a key.', { key, values }),
  operation('replace', 'The same as set.', { key, values }),
  operation('get', 'Sends the value of a key.', { key }),
  operation('append', 'Adds values to the list of a key.', { key, values }),
  operation('remove', 'Takes a key away, and what is under it.', { key }),
  operation('clear', 'Empties it.'),
  operation('contains', 'Sends 1 if there is such a key, else 0.', { key }),
  operation('getkeys', 'Sends the keys, or those under a key, as a list.', { key: Type.Optional(key) }),
  operation('getsize', 'Sends how much is there, or under a key: keys of a record, elements of a list.', {
    key: Type.Optional(key)
  }),
  operation('dump', 'Sends each key with its value.'),
  operation('export', 'Sends the whole content as one record, as a bang does.'),
  operation('import', 'Takes a record as the whole content, whatever its keys.', { content }),
  operation('merge', 'Adds the keys of a record; those that are there already get its values.', { content })
]
