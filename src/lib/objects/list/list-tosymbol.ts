// [list tosymbol]: a symbol of a list of character codes (bytes of UTF-8, as in Pd). A 0 ends it, and what is no number counts as one.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { textOfUtf8 } from '../utf8.ts'

export default defineObject({
  name: 'list tosymbol',
  about: 'Makes a symbol of a list of character codes',
  family: 'list',
  args: Type.Tuple([]),
  inlets: [{ title: 'codes', about: 'one number for each byte of the text in UTF-8', kinds: ['list'] }],
  outlets: [{ title: 'symbol' }],
  version: 1,
  create: ({ outlets }) => ({
    inlets: [
      {
        list(items) {
          const bytes = items.map((item) => (typeof item === 'number' ? Math.trunc(item) & 0xff : 0))
          const end = bytes.indexOf(0)
          outlets[0]!.send(textOfUtf8(end < 0 ? bytes : bytes.slice(0, end)))
        }
      }
    ]
  })
})
