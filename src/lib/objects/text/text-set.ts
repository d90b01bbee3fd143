// [text set NAME]: replaces a line of a text, or fields of it.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { nameArgument, nameInlet, namedText, noLine, numberArgument } from './named-text.ts'

export default defineObject({
  name: 'text set',
  about: 'Replaces a line of a text, or some of its fields',
  family: 'text',
  args: Type.Array(Type.Unknown(), {
    ...nameArgument,
    description: `${nameArgument.description}; then perhaps the line and the first field (-1: the whole line)`
  }),
  inlets: [
    { title: 'list', about: 'what is to stand there', kinds: ['list', 'number', 'symbol', 'bang'] },
    {
      title: 'line',
      about: 'counted from 0; beyond the last, a new line is added',
      hot: false,
      kinds: ['number']
    },
    {
      title: 'field',
      about: 'first field, counted from 0; -1 for the whole line',
      hot: false,
      kinds: ['number']
    },
    nameInlet
  ],
  outlets: [],
  version: 1,
  create(context) {
    const text = namedText(context)
    let index = numberArgument(text.rest, 0, 0)
    let field = numberArgument(text.rest, 1, -1)
    const list = (items: List): void => {
      const lines = text.lines()
      const at = Math.trunc(index)
      const from = Math.trunc(field)
      if (at < 0) throw noLine(at, lines.count)
      const line = lines.at(at)
      if (from < 0) return lines.set(at, items)
      if (!line) throw noLine(at, lines.count)
      // Fields are replaced, none is added: a list that is too long is cut.
      if (from >= line.atoms.length) throw noField(from, line.atoms.length)
      const atoms = [...line.atoms]
      items.slice(0, atoms.length - from).forEach((item, i) => (atoms[from + i] = item))
      lines.set(at, atoms)
    }
    return {
      inlets: [
        { list },
        { number: (x) => void (index = x) },
        { number: (x) => void (field = x) },
        text.nameInlet
      ]
    }
  }
})

const noField = (from: number, length: number): LoadbangError =>
  new LoadbangError(
    'text-field',
    `The line has ${length} fields, and number ${from} was to be replaced.`,
    'Fields are counted from 0.'
  )
