// [pdcontrol]: what a patch asks of its surroundings: where it lies, and with which arguments it was made.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'

const level = Type.Optional(
  Type.Number({ description: '0 is this abstraction or patch, 1 the one around it, and so on' })
)
const Dir = Type.Object(
  {
    type: Type.Literal('dir'),
    level,
    name: Type.Optional(Type.String({ description: 'a name in that folder' }))
  },
  { description: 'Gives the folder that the patch lies in, or the path of a name in it.' }
)
const Args = Type.Object(
  { type: Type.Literal('args'), level },
  { description: 'Gives the arguments of the abstraction as a list.' }
)
const Browse = Type.Object(
  { type: Type.Literal('browse'), page: Type.Optional(Type.Unknown()) },
  { description: 'In Pd it opens a page of the web; a patch may not do that here.' }
)
const IsVisible = Type.Object(
  { type: Type.Literal('isvisible') },
  { description: 'Gives 1 if the part of the patch that it lies in is shown, else 0; here it is always 0.' }
)

export default defineObject({
  name: 'pdcontrol',
  about: 'Tells where the patch lies and with which arguments it was made',
  family: 'structure',
  args: Type.Tuple([]),
  inlets: [{ title: 'question', accepts: [Dir, Args, Browse, IsVisible] }],
  outlets: [{ title: 'answer', about: 'a list of arguments, a folder as a symbol, or 0' }],
  version: 1,
  create({ outlets, around, ports }) {
    const out = outlets[0]!
    return {
      inlets: [
        {
          dir({ name = '' }: { name?: string }) {
            const folder = ports.files?.folder ?? '.'
            out.send(name === '' ? folder : name.startsWith('/') ? name : `${folder}/${name}`)
          },
          args: ({ level: steps = 0 }: { level?: number }) => out.send(around(steps).args),
          browse() {
            throw new LoadbangError(
              'browse-refused',
              'A patch may not open pages of the web by itself.',
              'Write the address into a comment.'
            )
          },
          isvisible: () => out.number(0)
        }
      ]
    }
  }
})
