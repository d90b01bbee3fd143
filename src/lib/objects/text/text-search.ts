// [text search NAME]: the number of the line that matches a list best.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { nameArgument, nameInlet, namedText } from './named-text.ts'
import { distances, keysOf, misfit, nearer } from './search-keys.ts'

const Range = Type.Object(
  {
    type: Type.Literal('range'),
    first: Type.Number({ description: 'first line' }),
    end: Type.Number({ description: 'line before which the search ends' })
  },
  { description: 'Searches only these lines.' }
)

export default defineObject({
  name: 'text search',
  about: 'Finds the line of a text that matches a list best',
  family: 'text',
  args: Type.Array(Type.Unknown(), {
    ...nameArgument,
    description: `${nameArgument.description}; then numbers of fields, each perhaps after >, >=, <, <= or near; without, the first ones are compared`
  }),
  inlets: [
    {
      title: 'list',
      about: 'what is sought: an element for each field',
      kinds: ['list', 'number', 'symbol'],
      accepts: [Range],
      verbatim: true
    },
    nameInlet
  ],
  outlets: [{ title: 'line', about: 'counted from 0; -1 if none matches' }],
  version: 1,
  create(context) {
    const text = namedText(context)
    const keys = keysOf(text.rest)
    let first = 0
    let end = Infinity
    const list = (sought: List): void => {
      const lines = text.lines()
      if (sought.length < keys.length) context.error(tooShort(sought.length, keys.length))
      const wrong = misfit(keys, sought)
      if (wrong) context.error(wrong)
      let best: { index: number; far: readonly number[] } | null = null
      for (let index = Math.max(0, first); index < Math.min(end, lines.count); index++) {
        const far = distances(keys, sought, lines.at(index)!.atoms)
        if (far && (!best || nearer(far, best.far))) best = { index, far }
      }
      context.outlets[0]!.number(best?.index ?? -1)
    }
    return {
      inlets: [
        {
          list,
          range(range: { first: number; end: number }) {
            first = Math.trunc(range.first)
            end = Math.trunc(range.end)
          }
        },
        text.nameInlet
      ]
    }
  }
})

const tooShort = (length: number, keys: number): LoadbangError =>
  new LoadbangError(
    'text-search',
    `${keys} elements are asked for, and ${length} came.`,
    'Send an element for each field that is compared.'
  )
