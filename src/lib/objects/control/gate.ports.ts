// The ports of [gate] and [switch]: as many ways as the argument says.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

/** More than anybody draws; a slip of the hand must not make a million ports. */
const MOST = 256

export function waysOf(atoms: List, without: number): number {
  const asked = typeof atoms[0] === 'number' ? Math.trunc(atoms[0]) : without
  return Math.min(MOST, Math.max(1, asked))
}

/** Which way is open: 0 is none, and what lies beyond the last is the last. */
export const wayAt = (x: number, ways: number): number => Math.min(ways, Math.max(0, Math.trunc(x) || 0))

const control: InletSpec = {
  title: 'open',
  about: 'which one is open, from 1; 0 closes',
  hot: true,
  kinds: ['number']
}

export const ports = {
  inlets: (): readonly InletSpec[] => [
    control,
    { title: 'message', about: 'leaves where it is open', hot: true, kinds: ['anything'] }
  ],
  outlets: (atoms: List): readonly OutletSpec[] =>
    Array.from({ length: waysOf(atoms, 1) }, (_, i) => ({ title: `way ${i + 1}` }))
}

export const switchPorts = {
  inlets: (atoms: List): readonly InletSpec[] => [
    control,
    ...Array.from({ length: waysOf(atoms, 2) }, (_, i) => ({
      title: `way ${i + 1}`,
      about: 'goes through if it is open',
      hot: true,
      kinds: ['anything']
    }))
  ],
  outlets: (): readonly OutletSpec[] => [{ title: 'message' }]
}
