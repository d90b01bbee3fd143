// The text that a [text …] box works on: that of the [text define] of a name, which is the first argument or comes at the last inlet.
import type { InletHandlers, InletSpec, ObjectContext } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { TextLines } from './text-lines.ts'

/** What texts are called among the things that boxes share by name. */
export const TEXT = 'text'

export interface NamedText {
  /** The arguments after the name. */
  readonly rest: readonly Value[]
  /** Throws `no-text` where there is none of that name. */
  lines(): TextLines
  /** Handlers of the inlet for the name. */
  readonly nameInlet: InletHandlers
}

export const nameInlet: InletSpec = {
  title: 'name',
  about: 'a symbol chooses another [text define]',
  hot: false,
  kinds: ['symbol']
}

export const nameArgument = { title: 'name', description: 'the name of a [text define]' }

export function namedText({ atoms, shared }: ObjectContext<unknown>): NamedText {
  const named = typeof atoms[0] === 'string'
  let name = named ? String(atoms[0]) : ''
  if (name === '-s') throw noStructures()
  return {
    rest: named ? atoms.slice(1) : atoms,
    lines() {
      const found = shared.find(TEXT, name)
      if (found instanceof TextLines) return found
      throw name === '' ? noName() : noText(name)
    },
    nameInlet: { symbol: (s) => void (name = s) }
  }
}

/** Numbers among the arguments after the name, in their order; `missing` where there is none. Throws for what is no number. */
export function numberArgument(rest: readonly Value[], index: number, missing: number): number {
  const value = rest[index]
  if (value === undefined) return missing
  if (typeof value === 'number') return value
  throw new LoadbangError(
    'bad-argument',
    `${formatAtom(value)} was found where a number is asked for.`,
    'Correct the text of the box.'
  )
}

const noText = (name: string): LoadbangError =>
  new LoadbangError('no-text', `There is no [text define ${name}].`, 'Make one, or correct the name.')

const noName = (): LoadbangError =>
  new LoadbangError('no-text', 'This box has no name of a text.', 'Type the name of a [text define] into it.')

const noStructures = (): LoadbangError =>
  new LoadbangError(
    'no-structures',
    'Texts inside data structures (-s) are not there yet.',
    'Use the name of a [text define].'
  )

/** Pd prints where a line is meant that is not there. */
export const noLine = (index: number, count: number): LoadbangError =>
  new LoadbangError(
    'text-line',
    `There is no line ${index} in a text of ${count} lines.`,
    'Lines are counted from 0.'
  )
