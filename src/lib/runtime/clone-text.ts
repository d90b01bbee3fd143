// What is typed into [clone]: `clone [-x] [-s FIRST] NAME COUNT ARGUMENTS`, or the number before the name. Read by the patch, which
// makes the copies, and by the object, which speaks to them.
import type { List, Value } from './message.ts'

export interface CloneText {
  name: string
  count: number
  /** Number of the first copy. */
  first: number
  /** Whether each copy has its number as `$1`. */
  numbered: boolean
  args: List
}

/** Copies that one box may make. */
const MOST = 4096

/** Null where it says no name and number. */
export function readClone(atoms: List): CloneText | null {
  let first = 0
  let numbered = true
  let at = 0
  for (; typeof atoms[at] === 'string' && (atoms[at] as string).startsWith('-'); at++) {
    const flag = atoms[at]
    if (flag === '-x') numbered = false
    else if (flag === '-s' && typeof atoms[at + 1] === 'number') first = Math.trunc(atoms[++at] as number)
    // Newer ones say which copies hear signals.
    else if (flag !== '-d' && flag !== '-di' && flag !== '-do') return null
  }
  const [one, two] = atoms.slice(at)
  const [name, count] = typeof one === 'number' ? [two, one] : [one, two]
  if (typeof name !== 'string' || name === '' || typeof count !== 'number') return null
  // As in Pd: none is one, less than none is no number of copies.
  if (Math.trunc(count) < 0) return null
  return {
    name,
    count: Math.max(1, Math.min(MOST, Math.trunc(count) || 1)),
    first,
    numbered,
    args: atoms.slice(at + 2)
  }
}

/** Of its copies: how many there are, and how many ports each has. */
export interface ClonePorts {
  readonly count: number
  readonly inlets: number
  readonly outlets: number
}

/**
 * A [clone] speaks to its copies through cables like any other, at ports beyond those that are seen: after its own outlets one for
 * each inlet of each copy, after its own inlets one for each outlet of each copy.
 */
export const toCopy = ({ inlets, outlets }: ClonePorts, copy: number, inlet: number): number =>
  outlets + copy * inlets + inlet
export const fromCopy = ({ inlets, outlets }: ClonePorts, copy: number, outlet: number): number =>
  inlets + copy * outlets + outlet

/** The text of a copy's box. */
export function copyText(clone: CloneText, copy: number, written: (atom: Value) => string): string {
  const own = clone.numbered ? [clone.first + copy, ...clone.args] : clone.args
  return [clone.name, ...own].map(written).join(' ')
}
