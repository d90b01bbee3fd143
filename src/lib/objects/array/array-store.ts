// An array of numbers as boxes share it by name (kind `array`). Pd stores 32 bits; here a number stays what it was.
import { LoadbangError } from '../../runtime/errors.ts'
import { numberText } from '../../runtime/text/number.ts'

/** More than six minutes at 192 kHz; a slip of the hand must not take the machine's memory. */
const LONGEST = 1 << 26

/** Twice as many as any array has pixels. */
const MOST_DRAWN = 8000

export class PdArray {
  #values: Float64Array
  #changed: (() => void) | null = null
  /** Whether a change is to be told: not again before what there is was drawn. */
  #untold = false

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
    if (this.#untold) this.#tell()
  }

  /** What there is stays; what is new is 0. An array has at least one place. */
  resize(length: number): void {
    const size = allowed(Math.max(1, Math.trunc(length) || 1))
    if (size === this.length) return
    const longer = new Float64Array(size)
    longer.set(this.#values.subarray(0, Math.min(size, this.length)))
    this.#values = longer
    if (this.#untold) this.#tell()
  }

  fill(x: number): void {
    this.#values.fill(x)
    if (this.#untold) this.#tell()
  }

  /** `changed` is called at the first change, and at the first one after `drawn` was. */
  watch(changed: () => void): void {
    this.#changed = changed
    this.#untold = true
  }

  /** What is to be drawn of it: its numbers, or of very many the extremes of each stretch. */
  drawn(): Float64Array {
    this.#untold = this.#changed !== null
    if (this.length <= MOST_DRAWN) return this.values()
    const drawn = new Float64Array(MOST_DRAWN)
    const stretch = (this.length / MOST_DRAWN) * 2
    for (let i = 0; i < MOST_DRAWN; i += 2) {
      let [least, most] = [Infinity, -Infinity]
      const end = Math.trunc((i / 2 + 1) * stretch)
      for (let at = Math.trunc((i / 2) * stretch); at < end; at++) {
        const x = this.#values[at]!
        if (x < least) least = x
        if (x > most) most = x
      }
      drawn[i] = least
      drawn[i + 1] = most
    }
    return drawn
  }

  #tell(): void {
    this.#untold = false
    this.#changed?.()
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
