// Knobs of a cell: what its code declares, and the object through which it reads their values. On the wire and in the document each
// value is a number: of a switch 0 or 1, of a choice the place of the option.
import { cellErrors } from '../errors.ts'
import { mustBeFunction } from './must-be.ts'

/** A knob: a number, with or without a range; a switch; or one of several words. */
export type ParamSpec =
  | number
  | boolean
  | readonly string[]
  | {
      readonly value: number
      readonly min?: number
      readonly max?: number
      readonly step?: number
      readonly title?: string
    }
  | { readonly value: boolean; readonly title?: string }
  | { readonly value?: string; readonly options: readonly string[]; readonly title?: string }

/** Knobs by name. */
export type ParamSpecs = { readonly [name: string]: ParamSpec }

/** What a knob of that kind gives. */
export type ParamValue<S> = S extends number | { readonly value: number }
  ? number
  : S extends boolean | { readonly value: boolean }
    ? boolean
    : string

/** The present values. */
export type ParamValues<T extends ParamSpecs> = { readonly [K in keyof T]: ParamValue<T[K]> }

/** Values as they travel and are saved: numbers by name. */
export type ParamNumbers = { readonly [name: string]: number }

type AnyValue = number | boolean | string
type Changed = (name: string, value: AnyValue) => unknown

/** What one knob makes of the number that is saved; without one, its own value. */
export function readParam(spec: ParamSpec, saved: number | undefined): AnyValue {
  if (typeof spec === 'number') return saved ?? spec
  if (typeof spec === 'boolean') return saved === undefined ? spec : saved !== 0
  if (isOptions(spec)) return spec[saved ?? 0] ?? spec[0] ?? ''
  if ('options' in spec)
    return (saved === undefined ? spec.value : spec.options[saved]) ?? spec.options[0] ?? ''
  if (typeof spec.value === 'boolean') return saved === undefined ? spec.value : saved !== 0
  const { value, min = -Infinity, max = Infinity } = spec
  return Math.min(max, Math.max(min, saved ?? value))
}

/** The knobs of one run of a cell. */
export class Params {
  #saved: ParamNumbers = {}
  #specs = new Map<string, ParamSpec>()
  #changed: { names: Set<string>; hear: Changed }[] = []
  #call: (fn: () => unknown) => void

  /** `call` runs what the person wrote, and reports what it throws. */
  constructor(call: (fn: () => unknown) => void) {
    this.#call = call
  }

  /** The values that are saved with the box have become these; whoever wants to know is told of those that differ. */
  set(saved: ParamNumbers): void {
    const before = this.#saved
    this.#saved = { ...saved }
    for (const [name, spec] of this.#specs) {
      const value = readParam(spec, saved[name])
      if (value === readParam(spec, before[name])) continue
      for (const { names, hear } of this.#changed) if (names.has(name)) this.#call(() => hear(name, value))
    }
  }

  declare(specs: unknown, changed: unknown): { readonly [name: string]: AnyValue } {
    if (typeof specs !== 'object' || specs === null || Array.isArray(specs))
      throw cellErrors.value('params() was given no knobs.', 'Write params({ gain: 0.5 }).')
    if (changed !== undefined) mustBeFunction(changed, 'params')
    const values: { [name: string]: AnyValue } = Object.create(null) as { [name: string]: AnyValue }
    const entries = Object.entries(specs as Record<string, unknown>)
    for (const [name, spec] of entries) if (!isSpec(spec)) throw noKnob(name)
    for (const [name, spec] of entries as [string, ParamSpec][]) {
      this.#specs.set(name, spec)
      Object.defineProperty(values, name, { enumerable: true, get: () => readParam(spec, this.#saved[name]) })
    }
    if (changed !== undefined) {
      this.#changed.push({ names: new Set(entries.map(([name]) => name)), hear: changed as Changed })
    }
    return values
  }
}

const isOptions = (spec: ParamSpec): spec is readonly string[] => Array.isArray(spec)
const areWords = (list: unknown): boolean =>
  Array.isArray(list) && list.length > 0 && list.every((word) => typeof word === 'string')

function isSpec(spec: unknown): spec is ParamSpec {
  if (typeof spec === 'boolean' || (typeof spec === 'number' && Number.isFinite(spec))) return true
  if (Array.isArray(spec)) return areWords(spec)
  if (typeof spec !== 'object' || spec === null) return false
  const { value, options } = spec as { value?: unknown; options?: unknown }
  if (options !== undefined) return areWords(options)
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}

const noKnob = (name: string): Error =>
  cellErrors.value(
    `params() cannot make a knob of ${name}.`,
    'A knob is a number, true or false, a list of words, or { value, min, max }.'
  )
