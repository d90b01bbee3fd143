// The ports of [route] and [select]: an outlet for each argument and one for what matches none; a cold inlet to change the
// argument where there is only one.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'

/** Without arguments, one 0, as in Pd. */
export const matchAtoms = (atoms: List): List => (atoms.length === 0 ? [0] : atoms)

function inlets(atoms: List): InletSpec[] {
  const all = matchAtoms(atoms)
  const first: InletSpec = { title: 'message', hot: true, kinds: ['anything'] }
  if (all.length > 1) return [first]
  const kind = typeof all[0] === 'number' ? 'number' : 'symbol'
  return [first, { title: 'match', about: 'what to look for', hot: false, kinds: [kind] }]
}

export const ports = {
  inlets,
  outlets: (atoms: List): OutletSpec[] => [
    ...matchAtoms(atoms).map((atom) => ({
      title: formatAtom(atom),
      about: 'what matches, without the match'
    })),
    { title: 'no match', about: 'what matches nothing, as it came' }
  ]
}
