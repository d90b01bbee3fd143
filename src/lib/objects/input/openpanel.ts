// [openpanel]: in Pd it opens a window of files. A patch here has no files but its own, so there is nothing to choose among yet: it says so.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { noPanel } from './no-panel.ts'

export default defineObject({
  name: 'openpanel',
  about: 'Asks the person for a file to read',
  family: 'input',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'mode', description: '0 a file, 1 a folder, 2 several files' }))
  ]),
  inlets: [{ title: 'open', about: 'a bang asks; a symbol says where to begin', kinds: ['bang', 'symbol'] }],
  outlets: [{ title: 'file', about: 'its name as a symbol' }],
  version: 1,
  create({ error }) {
    const ask = (): void => error(noPanel('openpanel'))
    return { inlets: [{ bang: ask, symbol: ask }] }
  }
})
