// [makefilename]: a symbol with a number or another symbol in it, by a format such as `take-%03d.wav`.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List, Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { parseFormat, type Format } from './printf.ts'

const Set = Type.Object(
  { type: Type.Literal('set'), format: Type.Unknown({ description: 'the new format, a symbol' }) },
  { description: 'Sets another format.' }
)

export default defineObject({
  name: 'makefilename',
  about: 'Makes a symbol of a number or symbol by a format: take-%03d.wav',
  family: 'text',
  args: Type.Tuple([
    Type.Optional(
      Type.String({
        title: 'format',
        description: 'text with one of `%d` `%i` `%f` `%g` `%e` `%x` `%c` `%s` in it; file.%d if none'
      })
    )
  ]),
  inlets: [
    {
      title: 'value',
      about: 'what is filled in',
      kinds: ['number', 'symbol', 'bang'],
      accepts: [Set],
      verbatim: true
    }
  ],
  outlets: [{ title: 'symbol' }],
  version: 1,
  create({ args, outlets, error }) {
    let text = args[0] ?? 'file.%d'
    let format: Format | null = null
    const set = (next: string): void => {
      text = next
      format = parseFormat(next)
      if (!format) throw tooMany(next)
    }
    try {
      set(text)
    } catch (thrown) {
      // As in Pd the box is there all the same, and can be set right.
      error(thrown as LoadbangError)
    }
    const fill = (value: number | string): void => {
      if (!format) throw tooMany(text)
      outlets[0]!.send(format.fill(value))
    }
    const list = ([first]: List): void => {
      if (typeof first === 'number' || typeof first === 'string') fill(first)
      // Without a value the place of a symbol stays as it is written.
      else if (format?.kind === 'symbol') outlets[0]!.send(text)
      else fill(0)
    }
    return { inlets: [{ list, set: ({ format: next }: { format: Value }) => set(symbolOf(next)) }] }
  }
})

function symbolOf(format: Value): string {
  if (typeof format === 'string') return format
  throw new LoadbangError(
    'bad-format',
    `${formatAtom(format)} is no format.`,
    'Send a symbol, such as set take-%d.wav.'
  )
}

const tooMany = (text: string): LoadbangError =>
  new LoadbangError(
    'format-places',
    `"${text}" has more than one place to fill in.`,
    'Use one [makefilename] for each; `%%` is a percent sign.'
  )
