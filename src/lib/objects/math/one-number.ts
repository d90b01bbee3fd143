// What all functions of one number have in common: a hot inlet that calculates. Nothing is remembered, and a bang is an error, as
// in Pd.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

interface OneNumber {
  name: string
  about: string
  /** What leaves, for the outlet's title. */
  result: string
  of(x: number): number
}

export function oneNumber({ name, about, result, of }: OneNumber) {
  return defineObject({
    name,
    about,
    family: 'math',
    args: Type.Tuple([]),
    inlets: [{ title: 'number', kinds: ['number'] }],
    outlets: [{ title: result }],
    version: 1,
    create({ outlets }) {
      const out = outlets[0]!
      return { inlets: [{ number: (x) => out.number(of(x)) }] }
    }
  })
}
