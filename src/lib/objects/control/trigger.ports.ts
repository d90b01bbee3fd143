// The outlets of [trigger], from its arguments.
import type { OutletSpec } from '../../runtime/define.ts'
import type { List, Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'

export type TriggerType = 'bang' | 'number' | 'symbol' | 'list' | 'anything' | 'constant'

const NAMES = new Map<string, TriggerType>([
  ['b', 'bang'],
  ['bang', 'bang'],
  ['f', 'number'],
  ['float', 'number'],
  ['n', 'number'],
  ['i', 'number'],
  ['s', 'symbol'],
  ['symbol', 'symbol'],
  ['l', 'list'],
  ['list', 'list'],
  ['a', 'anything'],
  ['anything', 'anything'],
  ['p', 'anything'],
  ['pointer', 'anything']
])

/** What an argument asks for; undefined where it is no type. A number is a constant. */
export function triggerType(atom: Value): TriggerType | undefined {
  if (typeof atom === 'number') return 'constant'
  return typeof atom === 'string' ? NAMES.get(atom) : undefined
}

/** Without arguments, two bangs, as in Pd. */
export const triggerAtoms = (atoms: List): List => (atoms.length === 0 ? ['b', 'b'] : atoms)

export const ports = {
  outlets: (atoms: List): OutletSpec[] =>
    triggerAtoms(atoms).map((atom, i, all) => {
      const type = triggerType(atom) ?? 'anything'
      const place = all.length - i
      return {
        title: type === 'constant' ? formatAtom(atom) : type,
        about: all.length === 1 ? undefined : place === 1 ? 'fires first' : `fires as number ${place}`
      }
    })
}
