// Files of a patch, for the boxes that read and write them: those kept with it in the page, those of its folder in the shell.
import { LoadbangError } from '../runtime/errors.ts'
import type { Files } from '../runtime/ports.ts'
import { textOfUtf8, utf8Of } from './utf8.ts'

/** Throws `no-files` where there are none. */
export function filesOf({ files }: { files?: Files }): Files {
  if (files) return files
  throw new LoadbangError(
    'no-files',
    'There are no files here: this is a picture of a patch, which keeps none.',
    'Open it as a patch of your own.'
  )
}

export const readText = (ports: { files?: Files }, path: string): string =>
  textOfUtf8([...filesOf(ports).read(path)])

export const writeText = (ports: { files?: Files }, path: string, text: string): void =>
  filesOf(ports).write(path, Uint8Array.from(utf8Of(text)))
