// The arguments of [coll] and [dict]: a name, and whether the content is saved with the patch: `-k`, or Max's `@embed 1`.
import * as Type from '@sinclair/typebox'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'

export const KeepArguments = Type.Array(Type.Unknown(), {
  title: 'name',
  description: 'what boxes of this name hold is the same; -k, or @embed 1, saves it with the patch'
})

export function keepArguments(atoms: List, className: string): { name: string | undefined; kept: boolean } {
  let name: string | undefined
  let kept = false
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i]
    if (atom === '-k') kept = true
    else if (atom === '@embed') kept = atoms[++i] !== 0
    else if (
      name === undefined &&
      (typeof atom === 'number' || (typeof atom === 'string' && !/^[-@]/.test(atom)))
    )
      name = String(atom)
    else {
      throw new LoadbangError(
        'bad-argument',
        `[${className}] cannot use ${formatAtom(atom)}.`,
        `Write ${className} NAME, and -k to save what it holds with the patch.`
      )
    }
  }
  return { name, kept }
}
