// [savepanel]: asks the person for a name to write under.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { asking } from './asking.ts'

export default defineObject({
  name: 'savepanel',
  about: 'Asks the person for a name to save under',
  family: 'input',
  args: Type.Tuple([]),
  inlets: [
    { title: 'open', about: 'a bang asks; a symbol is the name to begin with', kinds: ['bang', 'symbol'] }
  ],
  outlets: [{ title: 'file', about: 'its name as a symbol', later: true }],
  version: 1,
  create: (context) => ({ inlets: [asking(context, 'save')] })
})
