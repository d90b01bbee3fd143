// [namecanvas NAME]: in Pd, a name under which messages change the patch itself. Nothing here is changed that way: the name is there,
// so that nothing complains, and what is sent to it is refused with a sentence.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { Command } from '../../runtime/message.ts'

/** What is said to a window; there is none whose place or look a patch could change. */
const WINDOW = new Set(
  'vis dirty loadbang editmode setbounds zoom motion mouse mouseup key font menusave'.split(' ')
)

export default defineObject({
  name: 'namecanvas',
  about: 'Names the part of the patch that it lies in',
  family: 'structure',
  args: Type.Tuple([Type.Optional(Type.Unknown({ title: 'name', description: 'the name' }))]),
  inlets: [],
  outlets: [],
  version: 1,
  create({ args, names, error }) {
    const name = args[0]
    if (typeof name !== 'string' || name === '') return { inlets: [] }
    const unbind = names.bind(name, (message) => {
      if (message instanceof Command && WINDOW.has(message.selector)) return
      error(
        new LoadbangError(
          'no-scripting',
          'A patch cannot change itself by messages here.',
          'Make the boxes by hand; [clone] makes many at once.'
        )
      )
    })
    return { inlets: [], dispose: unbind }
  }
})
