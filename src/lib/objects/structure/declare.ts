// [declare]: where a .pd file wants its abstractions to be looked for. That is done when the file is read (interop/pd/abstractions.ts);
// the box itself does nothing.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'declare',
  about: 'Says in which folders a .pd file looks for abstractions',
  family: 'structure',
  args: Type.Array(Type.Unknown(), {
    title: 'options',
    description: '-path FOLDER is looked into when a .pd file is opened; -lib and -stdpath mean nothing here'
  }),
  inlets: [],
  outlets: [],
  version: 1,
  create: () => ({ inlets: [] })
})
