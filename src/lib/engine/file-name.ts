// Paths of a patch's files in the page, where the patch's folder is all that there is.
import { LoadbangError } from '../runtime/errors.ts'

/** `./songs//one.txt` -> `songs/one.txt`; '' for the folder itself. Throws `file-outside` for what leads out of it. */
export function fileNameOf(path: string, how: 'read' | 'written'): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) throw outside(path, how)
  }
  if (path.startsWith('/')) throw outside(path, how)
  return parts.join('/')
}

/** `songs/one.txt` -> `songs`. */
export const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')))

const outside = (path: string, how: 'read' | 'written'): LoadbangError =>
  new LoadbangError(
    'file-outside',
    `“${path}” was not ${how}: it is not among the files of this patch.`,
    'A patch reaches its own files only: give a name as the File menu lists it.'
  )
