// [spigot]: lets messages through, or not.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'spigot',
  about: 'Lets messages through while its right inlet is not 0',
  family: 'control',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'open', description: '1 to begin open, else closed' }))
  ]),
  inlets: [
    { title: 'message', about: 'passes while open', kinds: ['anything'] },
    { title: 'open', about: 'open if not 0', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'message' }],
  version: 1,
  create({ args, outlets }) {
    const out = outlets[0]!
    let open = (args[0] ?? 0) !== 0
    return {
      inlets: [
        {
          bang: () => void (open && out.bang()),
          number: (x) => void (open && out.number(x)),
          any: (message) => void (open && out.send(message))
        },
        { number: (x) => void (open = x !== 0) }
      ]
    }
  }
})
