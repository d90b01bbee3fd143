// The arguments of Pd's GUI boxes, as the reference shows them: nothing, or all that a .pd file says.
import * as Type from '@sinclair/typebox'

export const pdWords = (description: string) =>
  Type.Array(Type.Unknown(), { title: 'properties', description })
