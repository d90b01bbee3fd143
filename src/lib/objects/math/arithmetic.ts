// What all objects with two numbers have in common: a hot left inlet that calculates, a cold right one that remembers, and the
// right number as the argument. The calculation itself stands in each object's own handlers, where nothing lies between a
// message and its result.
import type { Static } from '@sinclair/typebox'
import * as Type from '@sinclair/typebox'
import { defineObject, type ObjectContext, type ObjectInstance } from '../../runtime/define.ts'

const args = Type.Tuple([
  Type.Optional(Type.Number({ title: 'right', description: 'the second number; 0 if none is given' }))
])

export type ArithmeticContext = ObjectContext<Static<typeof args>>

interface Arithmetic {
  name: string
  aliases?: readonly string[]
  about: string
  /** What leaves, for the outlet's title. */
  result: string
  create(context: ArithmeticContext): ObjectInstance
}

export function arithmetic({ name, aliases, about, result, create }: Arithmetic) {
  return defineObject({
    name,
    aliases,
    about,
    family: 'math',
    args,
    inlets: [
      {
        title: 'left',
        about: 'calculates with the number; a bang does it again',
        kinds: ['number', 'bang', 'list']
      },
      { title: 'right', about: 'the second number, remembered', hot: false, kinds: ['number'] }
    ],
    outlets: [{ title: result }],
    version: 1,
    create
  })
}
