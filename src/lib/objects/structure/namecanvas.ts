// [namecanvas NAME]: a name under which messages change the part of the patch that it lies in, while it runs.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'namecanvas',
  about: 'Names the part of the patch that it lies in',
  family: 'structure',
  args: Type.Tuple([Type.Optional(Type.Unknown({ title: 'name', description: 'the name' }))]),
  inlets: [],
  outlets: [],
  version: 1,
  create({ args, names, canvas }) {
    const name = args[0]
    if (typeof name !== 'string' || name === '') return { inlets: [] }
    return { inlets: [], dispose: names.bind(name, canvas) }
  }
})
