// The operations of [list store], in Pd's words.
import * as Type from '@sinclair/typebox'

const items = Type.Array(Type.Unknown(), { description: 'elements' })
const index = Type.Number({ description: 'place of the first element, counted from 0' })

export const Append = Type.Object(
  { type: Type.Literal('append'), items: Type.Optional(items) },
  { description: 'Adds elements at the end.' }
)
export const Prepend = Type.Object(
  { type: Type.Literal('prepend'), items: Type.Optional(items) },
  { description: 'Adds elements at the beginning.' }
)
export const Get = Type.Object(
  { type: Type.Literal('get'), index, count: Type.Optional(Type.Number()) },
  {
    description:
      'Gives one element, or so many; -1 is all to the end. A bang on the right if there are not so many.'
  }
)
export const Set = Type.Object(
  { type: Type.Literal('set'), index, items: Type.Optional(items) },
  { description: 'Replaces elements; what would go beyond the end is left out.' }
)
export const Insert = Type.Object(
  { type: Type.Literal('insert'), index, items: Type.Optional(items) },
  { description: 'Puts elements before the one at a place.' }
)
export const Delete = Type.Object(
  { type: Type.Literal('delete'), index, count: Type.Optional(Type.Number()) },
  { description: 'Takes out one element, or so many; -1 is all to the end.' }
)
export const Send = Type.Object(
  { type: Type.Literal('send'), name: Type.String() },
  { description: 'Sends the list to every [receive] of a name.' }
)
