// Ports that are not there, but have cables: after an edit of a box's arguments its cables stay, and must end somewhere. An
// unknown box has no other ports than those that its cables name.
import { numberedPort } from '../../patch/passages.ts'
import type { PortModel } from './types.ts'

/** `ports`, and after them those that cables name beyond: ghosts where the box is known, else plain. */
export function withGhosts(
  ports: readonly PortModel[],
  used: ReadonlySet<string>,
  side: 'in' | 'out',
  known: boolean
): readonly PortModel[] {
  const there = new Set(ports.map((port) => port.id))
  const missing = [...used].filter((id) => !there.has(id))
  if (missing.length === 0) return ports
  missing.sort((a, b) => (numberedPort(a, side) ?? 1e6) - (numberedPort(b, side) ?? 1e6) || (a < b ? -1 : 1))
  return [...ports, ...missing.map((id) => extraPort(id, side, known))]
}

function extraPort(id: string, side: 'in' | 'out', known: boolean): PortModel {
  const number = numberedPort(id, side)
  return {
    id,
    title:
      number === null
        ? id
        : known
          ? 'not there any more'
          : `${side === 'in' ? 'inlet' : 'outlet'} ${number + 1}`,
    about: known ? 'The box has no such port now; the cable is kept.' : undefined,
    hot: side === 'in' && number === 0,
    later: false,
    kinds: [],
    ghost: known
  }
}
