// What the arguments of a [filedrop] ask for; read by the object and by its face.
import type { List } from '../../runtime/message.ts'
import { takeFlags } from '../flags.ts'

export interface FiledropOptions {
  /** See file-kinds.ts; none: every file. */
  readonly kinds: readonly string[]
  /** Sends its file when the patch opens. */
  readonly loads: boolean
}

export function filedropOptions(atoms: List): FiledropOptions {
  const { flags, rest } = takeFlags(atoms, ['load'])
  return {
    kinds: rest.filter((atom): atom is string => typeof atom === 'string' && atom !== ''),
    loads: flags.has('load')
  }
}
