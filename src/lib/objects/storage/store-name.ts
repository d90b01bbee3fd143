// What stands after `kv` and `db` in a box: a name and the flag `-fast`, in any order. For the page too, so without a schema.
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { takeFlags } from '../flags.ts'

export interface StoreName {
  /** Absent: the box's own store. */
  name?: string
  fast: boolean
}

export const FAST = '-fast'

/** Words beyond the name are ignored, as Pd does. */
export function storeName(atoms: List): StoreName {
  const { flags, rest } = takeFlags(atoms, ['fast'])
  const [name] = rest
  return { ...(name === undefined ? {} : { name: String(name) }), fast: flags.has('fast') }
}

/** The same, for a box that is to run: a flag that was meant and misspelt is an error, for it would be missed in silence. */
export function checkedStoreName(className: string, atoms: List): StoreName {
  const strange = takeFlags(atoms, ['fast']).rest.find((atom) => /^-[a-z]/i.test(String(atom)))
  if (strange === undefined) return storeName(atoms)
  throw new LoadbangError(
    'bad-argument',
    `[${className}] has no flag ${String(strange).slice(0, 40)}.`,
    `Its one flag is ${FAST}; a store's name does not begin with a hyphen and a letter.`
  )
}
