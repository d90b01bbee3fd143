// What the boxes say that would open a window of files.
import { LoadbangError } from '../../runtime/errors.ts'

export const noPanel = (name: string): LoadbangError =>
  new LoadbangError(
    'no-panel',
    `[${name}] cannot ask for a file here yet.`,
    'Drop the file on a [filedrop], or send its name as a symbol.'
  )
