// [pd]: a subpatch. What lies in it is part of the patch; the box has a port for each [inlet] and [outlet] inside.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'pd',
  // A graph holds boxes as a subpatch does, arrays most of all.
  aliases: ['patcher', 'p', 'graph'],
  about: 'A subpatch: a part of the patch in a box of its own',
  family: 'structure',
  args: Type.Array(Type.Unknown(), {
    title: 'name',
    description: 'what stands on the box; it means nothing else'
  }),
  holds: true,
  inlets: [],
  outlets: [],
  version: 1,
  create: () => ({ inlets: [] })
})
