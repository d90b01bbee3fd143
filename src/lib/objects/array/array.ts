// [array]: makes an array, and asks and changes what arrays hold. Its first argument says which: `define`, `size`, `sum`, `get`,
// `set`, `quantile`, `random`, `max`, `min`.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { functionOf, ports } from './array.ports.ts'
import { defineArray } from './define-array.ts'
import { extreme, get, set, size, sum } from './range-functions.ts'
import { quantile, random } from './quantile.ts'

const functions = {
  define: defineArray,
  size,
  sum,
  get,
  set,
  quantile,
  random,
  max: extreme((x, y) => x > y, -1e30),
  min: extreme((x, y) => x < y, 1e30)
}

export default defineObject({
  name: 'array',
  about: 'Makes an array of numbers, or asks and changes one',
  family: 'array',
  args: Type.Array(Type.Unknown(), {
    title: 'what to do',
    description:
      'define [-k] NAME SIZE; or size, sum, get, set, quantile, random, max, min with NAME ONSET COUNT'
  }),
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create(context) {
    const what = functionOf(context.atoms)
    if (what) return functions[what](context, context.atoms.slice(1))
    throw new LoadbangError(
      'bad-argument',
      `[array] cannot do ${formatAtom(context.atoms[0])}.`,
      `It can ${Object.keys(functions).join(', ')}.`
    )
  }
})
