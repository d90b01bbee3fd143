// The places of [pipe], from its arguments: the last one is the time, those before it are types as in [pack]; one number where
// there are none. An inlet and an outlet for each, and an inlet for the time.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List, Value } from '../../runtime/message.ts'

export type PipeType = 'number' | 'symbol' | 'any'

export interface PipePlace {
  type: PipeType
  initial: Value
}

const NAMES = new Map<Value, PipeType>([
  ['f', 'number'],
  ['float', 'number'],
  ['s', 'symbol'],
  ['symbol', 'symbol'],
  ['a', 'any'],
  ['anything', 'any'],
  ['p', 'any'],
  ['pointer', 'any']
])

/** The places; null for an argument that is no type. */
export function pipePlaces(atoms: List): (PipePlace | null)[] {
  if (atoms.length < 2) return [{ type: 'number', initial: 0 }]
  return atoms.slice(0, -1).map((atom) => {
    if (typeof atom === 'number') return { type: 'number', initial: atom }
    const type = NAMES.get(atom)
    if (!type) return null
    return { type, initial: type === 'symbol' ? 'symbol' : 0 }
  })
}

const kindsOf = (type: PipeType): string[] => [type === 'any' ? 'anything' : type]

export const ports = {
  inlets: (atoms: List): InletSpec[] => [
    ...pipePlaces(atoms).map((place, i): InletSpec => {
      const type = place?.type ?? 'number'
      return i === 0
        ? {
            title: type,
            about: 'comes out later, with what the others hold',
            hot: true,
            kinds: kindsOf(type)
          }
        : { title: type, about: 'held for the next start', hot: false, kinds: kindsOf(type) }
    }),
    { title: 'time', about: 'milliseconds until it comes out', hot: false, kinds: ['number'] }
  ],
  outlets: (atoms: List): OutletSpec[] =>
    pipePlaces(atoms).map((place, i) => ({
      title: place?.type ?? 'number',
      about: i === 0 ? 'what came, later' : 'what was held then'
    }))
}
