// [text get NAME]: a line of a text, or some of its fields.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang } from '../../runtime/message.ts'
import { fromList } from '../from-list.ts'
import { nameArgument, nameInlet, namedText, numberArgument } from './named-text.ts'
import { plainAtom } from './text-atoms.ts'

/** Which line was found, at the second outlet. */
const TYPES = { ';': 0, ',': 1, '': 0 }
const NO_LINE = 2

export default defineObject({
  name: 'text get',
  about: 'Gives a line of a text, or some of its fields',
  family: 'text',
  args: Type.Array(Type.Unknown(), {
    ...nameArgument,
    description: `${nameArgument.description}; then perhaps the first field (-1: the whole line) and how many fields`
  }),
  inlets: [
    { title: 'line', about: 'gives the line of this number, counted from 0', kinds: ['number'] },
    {
      title: 'field',
      about: 'first field, counted from 0; -1 for the whole line',
      hot: false,
      kinds: ['number']
    },
    { title: 'count', about: 'how many fields', hot: false, kinds: ['number'] },
    nameInlet
  ],
  outlets: [
    { title: 'line', about: 'a bang if there is no such line' },
    { title: 'type', about: '0: ended by a semicolon; 1: by a comma; 2: there is no such line' }
  ],
  version: 1,
  create(context) {
    const { outlets } = context
    const text = namedText(context)
    let field = numberArgument(text.rest, 0, -1)
    let count = numberArgument(text.rest, 1, 1)
    const number = (index: number): void => {
      const line = text.lines().at(Math.trunc(index))
      const from = Math.trunc(field)
      if (from < 0) {
        outlets[1]!.number(line ? TYPES[line.end] : NO_LINE)
        outlets[0]!.send(line ? fromList(line.atoms.map(plainAtom)) : bang)
      } else if (line) {
        const to = from + Math.trunc(count)
        if (to < from || to > line.atoms.length) throw noFields(from, to - from, line.atoms.length)
        outlets[0]!.send(fromList(line.atoms.slice(from, to).map(plainAtom)))
      }
    }
    return {
      inlets: [
        { number },
        { number: (x) => void (field = x) },
        { number: (x) => void (count = x) },
        text.nameInlet
      ]
    }
  }
})

const noFields = (from: number, count: number, length: number): LoadbangError =>
  new LoadbangError(
    'text-field',
    `The line has ${length} fields, and ${count} from number ${from} on were asked for.`,
    'Fields are counted from 0.'
  )
