// What a compiled expression of [expr] finds when it runs.
import type { LoadbangError } from '../../runtime/errors.ts'
import type { ValueCell } from '../value-cell.ts'

/** An array as [expr] uses it. */
export interface ExprArray {
  readonly length: number
  get(index: number): number
  set(index: number, value: number): void
}

export interface Run {
  /** Values of the $f and $i inlets. */
  readonly numbers: number[]
  /** Names from the $s inlets; '' until one has come. */
  readonly names: string[]
  /** Whether the value that was calculated last is a float; else it is a whole number. Types are known at run time only. */
  float: boolean
  value(name: string): ValueCell | undefined
  array(name: string): ExprArray | undefined
  /** Between 0 and 1. */
  random(): number
  /** The expression goes on, with 0. */
  complain(error: LoadbangError): void
}

/** A part of an expression: gives its value, and says in `float` of what type it is. */
export type Part = (run: Run) => number
