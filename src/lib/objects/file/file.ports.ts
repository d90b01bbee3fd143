// The ports of [file], which follow from what it does.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

const FUNCTIONS =
  'handle define mkdir which glob stat isfile isdirectory size copy move delete split join splitext splitname'.split(
    ' '
  )

/** Without one, [file] is a handle; null: it does not know it. */
export function functionOf(atoms: List): string | null {
  const [first] = atoms
  if (first === undefined || (typeof first === 'string' && first.startsWith('-'))) return 'handle'
  return typeof first === 'string' && FUNCTIONS.includes(first) ? first : null
}

export const functionNames: readonly string[] = FUNCTIONS

const path: InletSpec = { title: 'path', about: 'a path as a symbol', kinds: ['symbol'] }
const pair: InletSpec = { title: 'paths', about: 'FROM TO', kinds: ['list'] }
const handle: InletSpec = {
  title: 'bytes',
  about:
    'open NAME [r a c]; a number reads so many bytes, a list writes them; seek N [start current end]; close',
  kinds: ['number', 'list', 'command']
}
const name: InletSpec = { title: 'name', about: 'of a [file define]', hot: false, kinds: ['symbol'] }

export const ports = {
  inlets(atoms: List): InletSpec[] {
    const what = functionOf(atoms)
    if (what === 'define' || what === null) return []
    if (what === 'handle') return [handle, name]
    return [what === 'copy' || what === 'move' || what === 'join' ? pair : path]
  },
  outlets(atoms: List): OutletSpec[] {
    const what = functionOf(atoms)
    if (what === 'define' || what === null) return []
    const answer: OutletSpec = { title: 'answer' }
    return what === 'join' ? [answer] : [answer, { title: 'other', about: 'a bang where there is none' }]
  }
}
