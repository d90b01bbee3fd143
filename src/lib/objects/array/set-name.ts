// The array that a box reads or writes: its argument, and the message that names another one.
import * as Type from '@sinclair/typebox'

export const ArrayName = Type.Tuple([
  Type.Optional(Type.String({ title: 'array', description: 'the name of the array' }))
])

export const SetName = Type.Object(
  { type: Type.Literal('set'), array: Type.String({ description: 'its name' }) },
  { description: 'Names the array to use from now on.' }
)
