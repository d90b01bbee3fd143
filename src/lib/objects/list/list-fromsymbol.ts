// [list fromsymbol]: the characters of a symbol as a list of numbers. As in Pd these are bytes: a letter such as é has two.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { fromList } from '../from-list.ts'
import { utf8Of } from '../utf8.ts'

export default defineObject({
  name: 'list fromsymbol',
  about: 'Makes a list of character codes of a symbol',
  family: 'list',
  args: Type.Tuple([]),
  inlets: [{ title: 'symbol', kinds: ['symbol'] }],
  outlets: [{ title: 'codes', about: 'one number for each byte of the text in UTF-8' }],
  version: 1,
  create: ({ outlets }) => ({
    inlets: [
      {
        list([symbol]) {
          if (typeof symbol !== 'string')
            throw new LoadbangError(
              'no-symbol',
              '[list fromsymbol] takes a symbol.',
              'Send a word, or a text in quotes.'
            )
          outlets[0]!.send(fromList(utf8Of(symbol)))
        }
      }
    ]
  })
})
