// An array of numbers as boxes share it by name (kind `array`). Pd stores 32 bits; here a number stays what it was.
import { LoadbangError } from '../../runtime/errors.ts'
import { numberText } from '../../runtime/text/number.ts'

/** More than six minutes at 192 kHz; a slip of the hand must not take the machine's memory. */
const LONGEST = 1 << 26

export class PdArray {
  #values: Float64Array

  constructor(length: number, initial: ArrayLike<number> = []) {
    this.#values = new Float64Array(allowed(length))
    for (let i = Math.min(this.length, initial.length) - 1; i >= 0; i--) this.#values[i] = initial[i]!
  }

  get length(): number {
    return this.#values.length
  }

  /** 0 outside. */
  get(i: number): number {
    return this.#values[i] ?? 0
  }

  /** Nothing outside. */
  set(i: number, x: number): void {
    this.#values[i] = x
  }

  /** What there is stays; what is new is 0. An array has at least one place. */
  resize(length: number): void {
    const size = allowed(Math.max(1, Math.trunc(length) || 1))
    if (size === this.length) return
    const longer = new Float64Array(size)
    longer.set(this.#values.subarray(0, Math.min(size, this.length)))
    this.#values = longer
  }

  fill(x: number): void {
    this.#values.fill(x)
  }

  /** A copy, of a part if asked. */
  values(from = 0, to = this.length): Float64Array {
    return this.#values.slice(from, to)
  }
}

function allowed(length: number): number {
  if (length <= LONGEST) return length
  throw new LoadbangError(
    'array-too-long',
    `An array of ${numberText(length)} numbers is too long.`,
    `The longest has ${LONGEST}.`
  )
}

/** The length that a box asks for, as Pd reads it: less than one means 100. */
export const lengthAsked = (asked: number): number => (asked >= 1 ? Math.trunc(asked) : 100)

/** As it is saved: numbers with spaces between them. */
export const valuesText = (array: PdArray): string => Array.from(array.values(), numberText).join(' ')

export function valuesOf(text: unknown): number[] {
  if (typeof text !== 'string') return []
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => Number(word) || 0)
}
