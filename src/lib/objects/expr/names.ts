// Names in expressions of [expr]: values and arrays, shared by name within the patch, and the functions of whole arrays.
import { LoadbangError } from '../../runtime/errors.ts'
import { whole32 } from '../math/whole.ts'
import type { ExprArray, Part, Run } from './run.ts'

/** Where an array's name comes from: the text, or an $s inlet. */
export type ArrayName = (run: Run) => string

export const readValue =
  (name: string): Part =>
  (run) => {
    run.float = true
    return found(run, name)?.x ?? 0
  }

export const writeValue =
  (name: string, value: Part): Part =>
  (run) => {
    const x = value(run)
    const cell = found(run, name)
    if (!cell) return 0
    return (cell.x = x)
  }

export const readElement =
  (name: ArrayName, index: Part): Part =>
  (run) => {
    const at = index(run)
    const array = arrayOf(run, name)
    run.float = true
    return array ? (array.get(place(array, at)) ?? 0) : 0
  }

export const writeElement =
  (name: ArrayName, index: Part, value: Part): Part =>
  (run) => {
    const at = index(run)
    const x = value(run)
    const array = arrayOf(run, name)
    if (!array) return 0
    if (array.length > 0) array.set(place(array, at), x)
    return x
  }

/** An index beyond the ends counts as the end, as in Pd. */
const place = (array: ExprArray, index: number): number =>
  Math.max(0, Math.min(array.length - 1, whole32(index)))

const found = (run: Run, name: string) => {
  const cell = run.value(name)
  if (!cell)
    run.complain(
      new LoadbangError(
        'no-value',
        `There is no value "${name}".`,
        `Add a box [value ${name}], or correct the name.`
      )
    )
  return cell
}

function arrayOf(run: Run, nameOf: ArrayName): ExprArray | undefined {
  const name = nameOf(run)
  const array = name === '' ? undefined : run.array(name)
  if (!array)
    run.complain(
      new LoadbangError(
        'no-array',
        name === '' ? 'No name of an array has come yet.' : `There is no array "${name}".`,
        'Make one of that name, or correct the name.'
      )
    )
  return array
}

/** `from` and `to` are the first and the last place that count. */
type Range = (array: ExprArray, from: number, to: number) => number

const sum: Range = (array, from, to) => {
  let total = 0
  for (let i = from; i <= to; i++) total += array.get(i)
  return total
}
const average: Range = (array, from, to) => sum(array, from, to) / (to - from + 1)

interface ArrayFunction {
  /** Arguments besides the name: none, or the first and last index. */
  readonly range: boolean
  readonly float: boolean
  readonly of: Range
}

export const arrayFunctions = new Map<string, ArrayFunction>([
  ['size', { range: false, float: false, of: (array) => array.length }],
  ['sum', { range: false, float: true, of: sum }],
  ['Sum', { range: true, float: true, of: sum }],
  ['avg', { range: false, float: true, of: average }],
  ['Avg', { range: true, float: true, of: average }]
])

/** `name` null: what stands there is no name, which Pd complains of when it runs. */
export function overArray(called: string, name: ArrayName | null, range: readonly Part[]): Part {
  const { float, of } = arrayFunctions.get(called)!
  return (run) => {
    const [from = 0, to = Infinity] = range.map((part) => part(run))
    const array = name ? arrayOf(run, name) : undefined
    if (!name)
      run.complain(
        new LoadbangError(
          'expr-type',
          `${called} needs the name of an array.`,
          `Write it in quotes: ${called}("name").`
        )
      )
    run.float = float
    if (!array) return 0
    return of(array, Math.max(0, Math.trunc(from)), Math.min(array.length - 1, Math.trunc(to)))
  }
}
