// The messages `read` and `write` of texts.
import * as Type from '@sinclair/typebox'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import type { Ports } from '../../runtime/ports.ts'
import { readText, writeText } from '../files.ts'
import { linesOfPdText, pdTextOf } from './pd-text.ts'
import type { TextLines } from './text-lines.ts'

const file = Type.Optional(
  Type.Array(Type.Unknown(), {
    description: 'name of the file; -c before it (or cr after it): each line of the file is one'
  })
)

export const Read = Type.Object(
  { type: Type.Literal('read'), file },
  { description: 'Reads a file that is kept with the patch; in the shell, one that lies beside it.' }
)
export const Write = Type.Object(
  { type: Type.Literal('write'), file },
  { description: 'Writes a file that is kept with the patch; in the shell, into the directory of --data.' }
)

export function fileHandlers(ports: Ports, lines: TextLines) {
  return {
    read({ file: words = [] }: { file?: List }): void {
      const { name, newlines } = asked(words)
      lines.replace(linesOfPdText(readText(ports, name), newlines))
    },
    write({ file: words = [] }: { file?: List }): void {
      const { name, newlines } = asked(words)
      writeText(ports, name, pdTextOf(lines.all(), newlines))
    }
  }
}

function asked(words: List): { name: string; newlines: boolean } {
  const [first, second] = words
  const newlines = first === '-c' || second === 'cr'
  const name = first === '-c' ? second : first
  if (typeof name !== 'string' || name === '')
    throw new LoadbangError('no-file-name', 'No name of a file was given.', 'Write read NAME or write NAME.')
  return { name, newlines }
}
