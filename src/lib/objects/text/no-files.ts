// The messages `read` and `write` of texts, which need files.
import * as Type from '@sinclair/typebox'
import { LoadbangError } from '../../runtime/errors.ts'

const file = Type.Optional(Type.Array(Type.Unknown(), { description: 'name of the file' }))

export const Read = Type.Object(
  { type: Type.Literal('read'), file },
  { description: 'Reads a file; files cannot be read here yet.' }
)
export const Write = Type.Object(
  { type: Type.Literal('write'), file },
  { description: 'Writes a file; files cannot be written here yet.' }
)

export const noFiles = {
  read(): void {
    throw new LoadbangError(
      'no-files',
      'Files cannot be read here yet.',
      'Send the text as messages, or keep it with the patch (-k).'
    )
  },
  write(): void {
    throw new LoadbangError(
      'no-files',
      'Files cannot be written here yet.',
      'Keep the text with the patch (-k), or in a store.'
    )
  }
}
