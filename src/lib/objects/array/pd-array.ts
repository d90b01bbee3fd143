// [pd-array]: an array that lies in a graph of a Pd patch, with the arguments that it has in the file. What the file saved with it
// is kept where the lowest bit of its flags says so.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { record } from '../../runtime/message.ts'
import { lengthAsked } from './array-store.ts'
import { publishArray } from './published-array.ts'

export default defineObject({
  name: 'pd-array',
  about: 'An array in a graph, as a Pd patch has it',
  family: 'array',
  args: Type.Tuple([
    Type.String({ title: 'name', description: 'under which other boxes find it' }),
    Type.Optional(Type.Number({ title: 'size', description: 'how many numbers' })),
    Type.Optional(Type.String({ title: 'type', description: 'float: there is no other' })),
    Type.Optional(
      Type.Number({ title: 'flags', description: '1 saves what it holds; the rest is how it is drawn' })
    )
  ]),
  inlets: [],
  outlets: [],
  version: 1,
  create(context) {
    const [name, size, , flags] = context.args
    const kept = ((flags ?? 0) & 1) === 1
    const { array, life } = publishArray(context, name, lengthAsked(size ?? 0), kept)
    // As it is when somebody looks; until then no change of it costs anything.
    const show = (): void => context.show(() => record({ length: array.length, values: array.drawn() }))
    array.watch(show)
    show()
    return { inlets: [], ...life }
  }
})
