// How [text search] compares: which fields of a line, and how, with the elements of the list that is sought.
import { LoadbangError } from '../../runtime/errors.ts'
import type { List, Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import type { TextAtom } from './text-atoms.ts'

type Operation = '=' | '>' | '>=' | '<' | '<=' | 'near'

interface Key {
  readonly operation: Operation
  readonly field: number
}

const OPERATIONS: ReadonlySet<string> = new Set(['>', '>=', '<', '<=', 'near'])

/** The keys that the arguments say; those after the last go on from its field. Without arguments, the whole beginning. */
export function keysOf(rest: readonly Value[]): readonly Key[] {
  const keys: Key[] = []
  let operation: Operation = '='
  for (const word of rest) {
    if (typeof word === 'number') {
      keys.push({ operation, field: Math.max(0, Math.trunc(word)) })
      operation = '='
    } else if (typeof word === 'string' && OPERATIONS.has(word)) operation = word as Operation
    else throw badOperation(word)
  }
  return keys.length > 0 ? keys : [{ operation, field: 0 }]
}

function keyAt(keys: readonly Key[], index: number): Key {
  const last = keys.length - 1
  if (index <= last) return keys[index]!
  const { operation, field } = keys[last]!
  return { operation, field: field + index - last }
}

/**
 * How far each element of the list is from the line's field; null where the line does not match. Only what is sought near or on one
 * side of a number has a distance.
 */
export function distances(keys: readonly Key[], list: List, atoms: readonly TextAtom[]): number[] | null {
  const found: number[] = []
  for (const [index, sought] of list.entries()) {
    const { operation, field } = keyAt(keys, index)
    const there = atoms[field]
    if (typeof there !== typeof sought) return null
    if (typeof sought !== 'number' || typeof there !== 'number') {
      if (operation !== '=' || there !== sought) return null
      found.push(0)
    } else {
      if (!holds(operation, there, sought)) return null
      found.push(operation === '=' ? 0 : Math.abs(there - sought))
    }
  }
  return found
}

function holds(operation: Operation, there: number, sought: number): boolean {
  switch (operation) {
    case '=':
      return there === sought
    case '>':
      return there > sought
    case '>=':
      return there >= sought
    case '<':
      return there < sought
    case '<=':
      return there <= sought
    case 'near':
      return true
  }
}

/** The first difference counts. */
export function nearer(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((distance, i) => distance !== b[i])
  return at >= 0 && a[at]! < b[at]!
}

const badOperation = (word: Value): LoadbangError =>
  new LoadbangError(
    'bad-argument',
    `[text search] does not know ${formatAtom(word)}.`,
    'Write numbers of fields, each perhaps after >, >=, <, <= or near.'
  )

/** What is no number can only be sought by equality: an error for the first that is sought otherwise. */
export function misfit(keys: readonly Key[], list: List): LoadbangError | undefined {
  const wrong = list.find((sought, i) => typeof sought !== 'number' && keyAt(keys, i).operation !== '=')
  return wrong === undefined
    ? undefined
    : new LoadbangError(
        'text-search',
        `${formatAtom(wrong)} is no number, and can only be sought as it is.`,
        'Leave out >, >=, <, <= or near for that field.'
      )
}
