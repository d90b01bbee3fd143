// Files of a patch, for the boxes that read and write them: only the shell has any yet.
import { LoadbangError } from '../runtime/errors.ts'
import type { Files } from '../runtime/ports.ts'
import { textOfUtf8, utf8Of } from './utf8.ts'

/** Throws `no-files` where there are none. */
export function filesOf({ files }: { files?: Files }): Files {
  if (files) return files
  throw new LoadbangError(
    'no-files',
    'There are no files here: a patch has them only in the shell (loadbang run).',
    'Send the contents as messages, or keep them with the patch.'
  )
}

export const readText = (ports: { files?: Files }, path: string): string =>
  textOfUtf8([...filesOf(ports).read(path)])

export const writeText = (ports: { files?: Files }, path: string, text: string): void =>
  filesOf(ports).write(path, Uint8Array.from(utf8Of(text)))
