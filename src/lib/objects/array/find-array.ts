// The array of a name, for the boxes that read and write one.
import type { ObjectContext } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { PdArray } from './array-store.ts'

type Finder = Pick<ObjectContext<unknown>, 'shared' | 'error'>

/** Null, and the error on the box, where there is none of that name. */
export function findArray({ shared, error }: Finder, name: string): PdArray | null {
  const found = shared.find('array', name)
  if (found instanceof PdArray) return found
  error(
    new LoadbangError(
      'no-such-array',
      name === '' ? 'No array is named here.' : `There is no array named ${formatAtom(name)}.`,
      'Make one with [table NAME SIZE] or [array define NAME SIZE].'
    )
  )
  return null
}
