// [openpanel]: asks the person for a file. It answers with its name: a patch reaches its own files only, and what is chosen elsewhere
// becomes one of them.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { asking } from './asking.ts'

const modes = ['file', 'folder', 'files'] as const

export default defineObject({
  name: 'openpanel',
  about: 'Asks the person for a file to read',
  family: 'input',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'mode', description: '0 a file, 1 a folder, 2 several files' }))
  ]),
  inlets: [{ title: 'open', about: 'a bang asks; a symbol says where to begin', kinds: ['bang', 'symbol'] }],
  outlets: [{ title: 'file', about: 'its name as a symbol; several as a list', later: true }],
  version: 1,
  create: (context) => ({ inlets: [asking(context, modes[context.args[0] ?? 0] ?? 'file')] })
})
