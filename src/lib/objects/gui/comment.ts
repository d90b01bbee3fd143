// [comment]: text for people.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'comment',
  about: 'A text that explains; it does nothing',
  family: 'gui',
  args: Type.Tuple([Type.Optional(Type.String({ title: 'text', description: 'what is to be read' }))]),
  raw: true,
  inlets: [],
  outlets: [],
  face: 'comment',
  version: 1,
  create: () => ({ inlets: [] })
})
