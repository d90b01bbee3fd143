// [table]: an array under a name, without ports. Its contents are gone when the patch closes; [array define -k] keeps them.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { lengthAsked } from './array-store.ts'
import { freeName, publishArray } from './published-array.ts'

export default defineObject({
  name: 'table',
  about: 'An array of numbers under a name',
  family: 'array',
  args: Type.Tuple([
    Type.Optional(Type.String({ title: 'name', description: 'under which other boxes find it' })),
    Type.Optional(Type.Number({ title: 'size', description: 'how many numbers; 100 if none is given' }))
  ]),
  inlets: [],
  outlets: [],
  version: 1,
  create(context) {
    const [name, size] = context.args
    return {
      inlets: [],
      ...publishArray(context, name ?? freeName(context), lengthAsked(size ?? 0), false).life
    }
  }
})
