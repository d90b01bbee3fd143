// The operators of [expr]: C's, with C's order of precedence. Two whole numbers give a whole number, else a float.
import { LoadbangError } from '../../runtime/errors.ts'
import { whole32 } from '../math/whole.ts'
import type { Part, Run } from './run.ts'

/** Calculates; `float` says whether either side is a float. Adding 0 makes 0 of -0, which no whole number is. */
type Binary = (left: number, right: number, float: boolean, run: Run) => number

const truth = (value: boolean): number => (value ? 1 : 0)

const BINARY: Readonly<Record<string, readonly [precedence: number, calculate: Binary] | undefined>> = {
  '*': [10, (l, r, float) => (float ? l * r : l * r + 0)],
  '/': [10, (l, r, float, run) => (r === 0 ? byZero(run) : float ? l / r : Math.trunc(l / r) + 0)],
  '%': [
    10,
    (l, r, _float, run) => {
      const by = whole32(r)
      return by === 0 ? byZero(run) : (whole32(l) % by) + 0
    }
  ],
  '+': [9, (l, r) => l + r],
  '-': [9, (l, r) => l - r],
  '<<': [8, (l, r) => whole32(l) << whole32(r)],
  '>>': [8, (l, r) => whole32(l) >> whole32(r)],
  '<': [7, (l, r) => truth(l < r)],
  '<=': [7, (l, r) => truth(l <= r)],
  '>': [7, (l, r) => truth(l > r)],
  '>=': [7, (l, r) => truth(l >= r)],
  '==': [6, (l, r) => truth(l === r)],
  '!=': [6, (l, r) => truth(l !== r)],
  '&': [5, (l, r) => whole32(l) & whole32(r)],
  '^': [4, (l, r) => whole32(l) ^ whole32(r)],
  '|': [3, (l, r) => whole32(l) | whole32(r)],
  '&&': [2, (l, r) => truth(whole32(l) !== 0 && whole32(r) !== 0)],
  '||': [1, (l, r) => truth(whole32(l) !== 0 || whole32(r) !== 0)]
}

export const precedenceOf = (sign: string): number => (Object.hasOwn(BINARY, sign) ? BINARY[sign]![0] : 0)

/** Both sides are always calculated, also those of && and ||: Pd's do not stop early. */
export function binary(sign: string, left: Part, right: Part): Part {
  const calculate = BINARY[sign]![1]
  return (run) => {
    const l = left(run)
    const float = run.float
    const r = right(run)
    run.float ||= float
    return calculate(l, r, run.float, run)
  }
}

const UNARY = new Map<string, (x: number, float: boolean) => number>([
  ['-', (x, float) => (float ? -x : 0 - x)],
  ['!', (x) => truth(x === 0)],
  ['~', (x, float) => (float ? ~whole32(x) : -x - 1)]
])

export const isUnary = (sign: string): boolean => UNARY.has(sign)

export function unary(sign: string, operand: Part): Part {
  const calculate = UNARY.get(sign)!
  return (run) => {
    const x = operand(run)
    return calculate(x, run.float)
  }
}

function byZero(run: Run): number {
  run.complain(
    new LoadbangError('division-by-zero', 'A number was divided by 0.', 'The result is 0 then, as in Pd.')
  )
  return 0
}
