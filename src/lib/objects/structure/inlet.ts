// [inlet]: a port of the box that it lies in; these are numbered from left to right, as they lie.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { through } from './through.ts'

export default defineObject({
  name: 'inlet',
  about: 'An inlet of the subpatch or abstraction that it lies in',
  family: 'structure',
  args: Type.Array(Type.Unknown(), { title: 'title', description: 'what it is for' }),
  passage: 'inlet',
  outlets: [{ title: 'through', about: 'what reaches the box from outside' }],
  inlets: [],
  version: 1,
  create: through
})
